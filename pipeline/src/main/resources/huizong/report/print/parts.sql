-- Grain: figure that went into a total, with the cell it was read from; a self-evaluation's score too, which counts and
-- does not add. path names the division and all above it, unit_path the unit and those above it: the figures of one total
-- stand together, a division's, a department's or a unit's. Amounts in 万元, people, m², by column.
WITH RECURSIVE place AS (
  SELECT division_code, name, division_code AS path FROM mart.consolidation_division
  WHERE consolidation_id = $1::INTEGER AND parent_code IS NULL
  UNION ALL
  SELECT d.division_code, d.name, p.path || '/' || d.division_code
  FROM place p JOIN mart.consolidation_division d ON d.consolidation_id = $1::INTEGER AND d.parent_code = p.division_code),
above AS (
  SELECT fiscal_year, unit_id, unit_id AS path FROM mart.consolidation_unit
  WHERE consolidation_id = $1::INTEGER AND parent_unit_id IS NULL
  UNION ALL
  SELECT u.fiscal_year, u.unit_id, a.path || '/' || u.unit_id
  FROM above a JOIN mart.consolidation_unit u ON u.consolidation_id = $1::INTEGER AND u.fiscal_year = a.fiscal_year
    AND u.parent_unit_id = a.unit_id),
part AS (
  SELECT * FROM mart.part WHERE consolidation_id = $1::INTEGER AND length(period) = 4 AND table_name <> 'budget_execution'
  UNION ALL BY NAME
  SELECT c.consolidation_id, 'filing' AS kind, c.fiscal_year, c.division_code, u.department, c.unit_id, c.unit_name, c.form_id,
    c.project_name, c.submission_id, 'self_evaluation' AS table_name, 0 AS line_no, 'total_score' AS column_name, '' AS code,
    '未评分' AS label, c.file_name AS source
  FROM mart.consolidation_filing c JOIN filed.self_evaluation e USING (submission_id)
  LEFT JOIN mart.consolidation_unit u USING (consolidation_id, fiscal_year, unit_id)
  WHERE c.consolidation_id = $1::INTEGER AND c.included AND length(c.period) = 4 AND e.total_score IS NULL),
read_cell AS (
  SELECT submission_id, table_name, line_no, column_name, sheet_name, cell_ref, raw_text FROM meta.lineage
  WHERE table_name IN ('expenditure_item', 'funding', 'base_data', 'self_evaluation')
    AND submission_id IN (SELECT submission_id FROM mart.consolidation_filing
                          WHERE consolidation_id = $1::INTEGER AND included)),
-- the few figures read from several cells apart from the millions read from one: an ordered sum of texts cannot leave memory
joined_cell AS (
  SELECT submission_id, table_name, line_no, column_name, min(sheet_name) AS sheet_name,
    string_agg(cell_ref, '、' ORDER BY length(cell_ref), cell_ref) AS cell_ref,
    string_agg(raw_text, '；' ORDER BY length(cell_ref), cell_ref) AS raw_text
  FROM read_cell SEMI JOIN (SELECT submission_id, table_name, line_no, column_name FROM read_cell GROUP BY ALL HAVING count(*) > 1)
    USING (submission_id, table_name, line_no, column_name)
  GROUP BY ALL),
cell AS (
  SELECT * FROM joined_cell
  UNION ALL
  SELECT * FROM read_cell ANTI JOIN joined_cell USING (submission_id, table_name, line_no, column_name)),
form(form_id, form_name) AS (VALUES
    ('base_data', '部门整体支出绩效评价基础数据表'), ('overall_self_evaluation', '部门整体支出绩效自评表'),
    ('project_self_evaluation', '项目支出绩效自评表'), ('county_overall_report', '部门整体支出绩效评价自评报告'),
    ('fund_use_detail', '资金使用明细表')),
item AS (SELECT item_code, min(item_name) AS name FROM mart.rollup_expenditure WHERE consolidation_id = $1::INTEGER GROUP BY ALL),
measure(column_name, ordinal, measure) AS (VALUES
    ('prior_final', 1, '上年决算数'), ('budget', 2, '本年预算数'), ('final', 3, '本年决算数'), ('initial_budget', 1, '年初预算数'),
    ('annual_budget', 2, '全年预算数'), ('executed', 3, '全年执行数'), ('staff_quota', 1, '编制数'), ('staff_actual', 2, '实际在职人数'),
    ('building_approved_area', 3, '批复规模'), ('building_actual_area', 4, '实际规模'), ('building_budget', 5, '预算投资'),
    ('building_actual', 6, '实际投资'), ('total_score', 1, '自评得分'))
SELECT p.fiscal_year, p.division_code, place.path, place.name AS division_name, p.department, p.unit_id,
  coalesce(above.path, p.unit_id) AS unit_path, p.unit_name, p.kind,
  p.table_name, CASE WHEN p.table_name IN ('funding', 'self_evaluation') THEN p.form_id ELSE '' END AS form_id, p.code, p.column_name,
  coalesce(form.form_name, p.form_id) AS form_name,
  CASE p.table_name WHEN 'expenditure_item' THEN coalesce(item.name, p.code)
    WHEN 'funding' THEN CASE p.code WHEN 'total' THEN '年度资金总额' WHEN 'current_appropriation' THEN '当年财政拨款'
      WHEN 'carry_over' THEN '上年结转资金' WHEN 'other' THEN '其他资金' ELSE p.code END
    WHEN 'self_evaluation' THEN '绩效自评'
    ELSE CASE WHEN starts_with(p.column_name, 'staff') THEN '人员' ELSE '楼堂馆所' END END AS item_name,
  measure.measure, coalesce(p.project_name, p.label, '') AS label, p.amount, p.source, c.sheet_name, c.cell_ref, c.raw_text
FROM part p
LEFT JOIN place USING (division_code)
LEFT JOIN above USING (fiscal_year, unit_id)
LEFT JOIN form ON form.form_id = p.form_id
LEFT JOIN item ON item.item_code = p.code AND p.table_name = 'expenditure_item'
LEFT JOIN measure USING (column_name)
LEFT JOIN cell c ON c.submission_id = p.submission_id AND c.table_name = p.table_name AND c.line_no = p.line_no
  AND c.column_name = p.column_name
ORDER BY p.fiscal_year DESC, p.table_name, CASE WHEN p.table_name IN ('funding', 'self_evaluation') THEN p.form_id ELSE '' END, p.code,
  measure.ordinal, place.path, p.kind <> 'adjustment', p.department NULLS LAST, unit_path NULLS LAST, p.unit_name, p.project_name, p.source, p.submission_id, p.line_no
