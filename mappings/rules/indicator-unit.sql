-- id: indicator-unit
-- severity: warning
-- title: 率类指标没有按比率填值
-- title-en: A rate indicator not valued as a rate
-- basis: 财政部门报表审核：核实性
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'indicator' AS table_name,
  (line_no)::INTEGER AS line_no, 'target_text' AS column_name,
  (target_text)::VARCHAR AS stated, ('%')::VARCHAR AS expected, try_cast(NULL AS DECIMAL(38, 6)) AS difference,
  '三级指标“' || level3 || '”名为比率，指标值却填“' || coalesce(target_text, shown(target_value)) || '”。请改填百分比，或改正指标名称。' AS message,
  'The indicator is called a rate but its target is ' || coalesce(target_text, shown(target_value)) || '.' AS message_en
FROM main.indicator WHERE level3 LIKE '%率' AND target_value > 1.2 AND target_unit IS DISTINCT FROM '%' AND coalesce(target_unit, '') <> '‰'
-- not-evaluated
SELECT submission_id, '各指标都没有可识别的指标值' AS reason FROM main.indicator GROUP BY submission_id
HAVING count(*) FILTER (level3 IS NOT NULL AND target_value IS NOT NULL) = 0
UNION ALL SELECT submission_id, '表上没有指标' AS reason FROM main.self_evaluation WHERE submission_id NOT IN (SELECT submission_id FROM main.indicator)
