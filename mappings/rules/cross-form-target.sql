-- id: cross-form-target
-- severity: warning
-- title: 同一指标在各表的指标值不同
-- title-en: One indicator with different targets
-- basis: 财政部门报表审核：表间勾稽
-- description: 同一单位同一年度，名称相同的数量、质量、效益指标；成本、时效、满意度指标各表本来不同，不比。以整体自评表为准，没有的以第一份为准
WITH named AS (
  SELECT i.submission_id, i.unit_id, i.period, i.form_id, i.line_no, i.level3, coalesce(i.target_text, shown(i.target_value)) AS target_text, i.target_value,
    name_key(i.level3) AS name, coalesce(i.target_unit, '') IN ('%', '‰') AS is_rate
  FROM main.indicator i
  WHERE i.target_value IS NOT NULL AND i.level3 IS NOT NULL
    AND NOT regexp_matches(coalesce(i.level2, '') || coalesce(i.level1, ''), '成本|时效|满意')),
ranked AS (
  SELECT *, first_value(submission_id) OVER w AS first_id, first_value(line_no) OVER w AS first_line,
    first_value(target_text) OVER w AS first_text, first_value(target_value) OVER w AS first_value, first_value(form_id) OVER w AS first_form
  FROM named
  WINDOW w AS (PARTITION BY unit_id, period, name, is_rate ORDER BY form_id = 'overall_self_evaluation' DESC, submission_id, line_no))
SELECT NULL::VARCHAR AS severity, submission_id, 'indicator' AS table_name, line_no, 'target_text' AS column_name,
  target_text::VARCHAR AS stated, first_text::VARCHAR AS expected, NULL::DECIMAL(38, 6) AS difference,
  '三级指标“' || level3 || '”的指标值本表为 ' || target_text || '，' || CASE first_form WHEN 'overall_self_evaluation' THEN '整体自评表' ELSE '另一份项目自评表' END
    || '为 ' || first_text || '，相差 ' || shown(target_value - first_value) || '。同一指标应一致，请核对。' AS message,
  'The target is ' || target_text || ' here and ' || first_text || ' on another form; one indicator has one target.' AS message_en,
  [figure('另一表的年度指标值', first_id, 'indicator', first_line, 'target_text')] AS figures
FROM ranked WHERE submission_id <> first_id AND target_value <> first_value
-- not-evaluated
SELECT submission_id, '没有可比较的指标值' AS reason FROM main.self_evaluation
WHERE submission_id NOT IN (
  SELECT submission_id FROM main.indicator WHERE target_value IS NOT NULL AND level3 IS NOT NULL
    AND NOT regexp_matches(coalesce(level2, '') || coalesce(level1, ''), '成本|时效|满意'))
UNION ALL
SELECT submission_id, '该单位只有这一份自评表' AS reason FROM main.self_evaluation e
WHERE (SELECT count(*) FROM main.self_evaluation o WHERE o.unit_id = e.unit_id AND o.period = e.period) = 1
