-- Grain: basis × total that changed, with the three that changed it most.
WITH form(form_id, form_name) AS (VALUES
    ('overall_self_evaluation', '部门整体支出绩效自评表'), ('project_self_evaluation', '项目支出绩效自评表'),
    ('county_overall_report', '部门整体支出绩效评价自评报告'), ('fund_use_detail', '资金使用明细表')),
measure(mart, measure, ordinal, title) AS (VALUES
    ('expenditure', 'prior_final', 1, '上年决算数'), ('expenditure', 'budget', 2, '本年预算数'), ('expenditure', 'final', 3, '本年决算数'),
    ('funding', 'initial_budget', 1, '年初预算数'), ('funding', 'annual_budget', 2, '全年预算数'), ('funding', 'executed', 3, '全年执行数'),
    ('staffing', 'staff_quota', 1, '编制数'), ('staffing', 'staff_actual', 2, '实际在职人数'),
    ('building', 'building_approved_area', 1, '批复规模（㎡）'), ('building', 'building_actual_area', 2, '实际规模（㎡）'),
    ('building', 'building_budget', 3, '预算投资'), ('building', 'building_actual', 4, '实际投资'),
    ('evaluation', 'evaluated', 1, '自评个数'), ('budget_execution', 'initial_budget', 1, '年初预算数'),
    ('budget_execution', 'adjusted_budget', 2, '调整预算数'), ('budget_execution', 'month_amount', 3, '本月数'),
    ('budget_execution', 'to_date_amount', 4, '累计数')),
item AS (
  SELECT item_code, min(item_name) AS name FROM mart.rollup_expenditure
  WHERE consolidation_id = $1::INTEGER
    OR consolidation_id = (SELECT previous_id FROM mart.consolidation WHERE consolidation_id = $1::INTEGER) GROUP BY ALL),
most AS (
  SELECT basis, mart, period, division_code, level, form_id, code, measure,
    list({name: unit_name, amount: change} ORDER BY place) AS moved
  FROM mart.change_contributor WHERE consolidation_id = $1::INTEGER GROUP BY ALL)
SELECT t.basis, t.mart, t.fiscal_year, t.period, t.division_code, t.division_name, t.level, t.form_id, t.code, t.measure,
  CASE t.mart WHEN 'expenditure' THEN '支出' WHEN 'funding' THEN coalesce(form.form_name, t.form_id) WHEN 'staffing' THEN '人员'
    WHEN 'building' THEN '楼堂馆所' WHEN 'budget_execution' THEN '预算执行进度' ELSE coalesce(form.form_name, t.form_id) END AS table_title,
  CASE t.mart WHEN 'expenditure' THEN coalesce(item.name, t.code) WHEN 'funding' THEN CASE t.code WHEN 'total' THEN '年度资金总额'
    WHEN 'current_appropriation' THEN '当年财政拨款' WHEN 'carry_over' THEN '上年结转资金' WHEN 'other' THEN '其他资金' ELSE t.code END
    ELSE '' END || CASE WHEN length(t.period) > 4 THEN '（' || t.period || '）' ELSE '' END AS item_name,
  measure.title AS measure_title, t.previous, t.current, t.change, t.change_rate,
  m.moved[1].name AS first_name, m.moved[1].amount AS first_change, m.moved[2].name AS second_name,
  m.moved[2].amount AS second_change, m.moved[3].name AS third_name, m.moved[3].amount AS third_change
FROM mart.change_total t
LEFT JOIN measure ON measure.mart = t.mart AND measure.measure = t.measure
LEFT JOIN form ON form.form_id = t.form_id
LEFT JOIN item ON item.item_code = t.code AND t.mart = 'expenditure'
LEFT JOIN most m ON m.basis = t.basis AND m.mart = t.mart AND m.period = t.period AND m.division_code = t.division_code
  AND m.level = t.level AND m.form_id = t.form_id AND m.code = t.code AND m.measure = t.measure
WHERE t.consolidation_id = $1::INTEGER
ORDER BY t.basis, t.fiscal_year DESC, t.period, t.division_code, t.level = 'own', t.mart, t.form_id, t.code, measure.ordinal
