-- id: rate-mismatch
-- severity: error
-- title: 比率与计算结果不符
-- title-en: Stated rate differs from the computed one
-- basis: 财政部门报表审核：逻辑性
WITH rate AS (
  SELECT submission_id, 'funding' AS tab, line_no, 'execution_rate' AS field, '执行率' AS name, execution_rate AS stated,
    executed / nullif(annual_budget, 0) AS computed, executed / nullif(initial_budget, 0) AS on_initial FROM main.funding
  UNION ALL
  SELECT submission_id, 'base_data', 0, 'staff_control_rate', '控制率', staff_control_rate,
    staff_actual / nullif(staff_quota, 0), NULL FROM main.base_data
  UNION ALL
  SELECT submission_id, 'base_data', 0, 'building_area_control_rate', '规模控制率', building_area_control_rate,
    building_actual_area / nullif(building_approved_area, 0), NULL FROM main.base_data
  UNION ALL
  SELECT submission_id, 'base_data', 0, 'building_cost_control_rate', '投资概算控制率', building_cost_control_rate,
    building_actual / nullif(building_budget, 0), NULL FROM main.base_data
  UNION ALL
  SELECT submission_id, 'social_fund', line_no, 'execution_rate', '完成预算', execution_rate, final / nullif(budget, 0), NULL
  FROM main.social_fund
  UNION ALL
  SELECT submission_id, 'three_public_comparison', line_no, 'change_rate', '增减幅度', change_rate,
    (current - prior) / nullif(prior, 0), NULL FROM main.three_public_comparison),
judged AS (
  SELECT r.*, l.raw_text, half_digit(l.raw_text) AS tolerance
  FROM rate r JOIN meta.lineage l
    ON l.submission_id = r.submission_id AND l.table_name = r.tab AND l.line_no = r.line_no AND l.column_name = r.field
  WHERE r.stated IS NOT NULL AND r.computed IS NOT NULL)
SELECT CASE WHEN on_initial IS NOT NULL AND abs(stated - on_initial) <= tolerance THEN 'warning' END::VARCHAR AS severity,
  submission_id::VARCHAR AS submission_id, tab AS table_name, line_no::INTEGER AS line_no, field AS column_name,
  trim(raw_text)::VARCHAR AS stated, percent(computed)::VARCHAR AS expected, (stated - computed)::DECIMAL(18, 6) AS difference,
  name || '填报 ' || trim(raw_text) || '，' || CASE WHEN on_initial IS NOT NULL AND abs(stated - on_initial) <= tolerance
    THEN '是按年初预算数计算的；按全年预算数（B/A）应为 ' || percent(computed) || '。请改按全年预算数计算，或说明原因。'
    ELSE '按表中数字计算应为 ' || percent(computed) || '。请核对分子、分母和比率。' END AS message,
  'Stated ' || trim(raw_text) || ', computed ' || percent(computed)
    || CASE WHEN on_initial IS NOT NULL AND abs(stated - on_initial) <= tolerance
         THEN '; the stated rate is on the initial budget.' ELSE '; check the figures.' END AS message_en
FROM judged WHERE abs(stated - computed) > tolerance
-- not-evaluated
SELECT submission_id, '没有填执行率，或缺少全年预算数、全年执行数' AS reason
FROM main.funding WHERE source_code = 'total' AND (execution_rate IS NULL OR executed IS NULL OR coalesce(annual_budget, 0) = 0)
