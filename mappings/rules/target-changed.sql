-- id: target-changed
-- severity: warning
-- title: 监控时目标已变
-- title-en: A target changed on the way
-- basis: 预算绩效运行监控管理：绩效目标一经批复不得随意调整
-- description: 运行监控表的年度指标值，与同一单位、年度、项目的绩效目标申报表同名指标比；申报了而监控表没有的、监控表新增的也列出
WITH filing AS (
  SELECT m.submission_id, t.submission_id AS target_id
  FROM meta.submission m JOIN meta.submission t ON t.unit_id = m.unit_id AND t.fiscal_year = m.fiscal_year
    AND name_key(t.project_name) = name_key(m.project_name) AND t.is_current AND t.form_id = 'project_target'
  WHERE m.is_current AND m.form_id = 'project_monitoring'
  QUALIFY count(*) OVER (PARTITION BY m.submission_id) = 1),
promised AS (
  SELECT f.submission_id, i.submission_id AS from_id, i.line_no, i.level3, name_key(i.level3) AS name, i.target_text, i.target_operator, i.target_value, i.target_unit
  FROM filing f JOIN main.target_indicator i ON i.submission_id = f.target_id
  QUALIFY count(*) OVER (PARTITION BY f.submission_id, name_key(i.level3)) = 1),
watched AS (
  SELECT f.submission_id, i.line_no, i.level3, name_key(i.level3) AS name, i.target_text, i.target_operator, i.target_value, i.target_unit
  FROM filing f JOIN main.monitoring_indicator i USING (submission_id)
  QUALIFY count(*) OVER (PARTITION BY f.submission_id, name_key(i.level3)) = 1),
plain AS (
  SELECT coalesce(w.submission_id, p.submission_id) AS submission_id, w.line_no, coalesce(w.level3, p.level3) AS level3,
    w.target_text AS stated, p.target_text AS promised,
    CASE WHEN w.target_value IS NOT NULL AND p.target_value IS NOT NULL
      THEN (w.target_operator, w.target_value, w.target_unit) IS DISTINCT FROM (p.target_operator, p.target_value, p.target_unit)
      ELSE name_key(w.target_text) IS DISTINCT FROM name_key(p.target_text) END AS differs, p.from_id, p.line_no AS from_line, w.name IS NULL AS dropped, p.name IS NULL AS added
  FROM watched w FULL JOIN promised p ON p.submission_id = w.submission_id AND p.name = w.name)
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'monitoring_indicator' AS table_name,
  line_no::INTEGER AS line_no, CASE WHEN dropped THEN NULL ELSE 'target_text' END::VARCHAR AS column_name, stated::VARCHAR AS stated,
  promised::VARCHAR AS expected, NULL::DECIMAL(18, 6) AS difference,
  CASE WHEN dropped THEN '绩效目标申报表的指标“' || level3 || '”（' || coalesce(promised, '') || '）监控表没有。请补上，或说明调整依据。'
    WHEN added THEN '指标“' || level3 || '”在绩效目标申报表中没有。请说明增加的依据。'
    ELSE '指标“' || level3 || '”申报的目标是 ' || promised || '，监控表写作 ' || stated || '。请核对，目标已批准调整的请说明。' END AS message,
  CASE WHEN dropped THEN 'An indicator of the target form is not watched: ' || level3 WHEN added
    THEN 'An indicator the target form does not have: ' || level3
    ELSE level3 || ': promised ' || promised || ', watched as ' || stated END || '; check or explain.' AS message_en,
  CASE WHEN added THEN [] ELSE [figure('申报的指标值', from_id, 'target_indicator', from_line, 'target_text')] END AS figures
FROM plain WHERE dropped OR added OR differs
-- not-evaluated
SELECT submission_id, '没有同一项目的绩效目标申报表' AS reason FROM meta.submission m
WHERE m.is_current AND m.form_id = 'project_monitoring' AND NOT EXISTS (FROM meta.submission t WHERE t.is_current
  AND t.form_id = 'project_target' AND t.unit_id = m.unit_id AND t.fiscal_year = m.fiscal_year
  AND name_key(t.project_name) = name_key(m.project_name))
