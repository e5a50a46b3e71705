-- sum_part: every total of every current filing beside each of the figures it should be the sum of (at_most: need not
-- reach). A part that is blank but has details of its own is replaced by them. Blank figures are there with
-- NULL; direct: not such a replacement.
CREATE OR REPLACE TEMP VIEW sum_part AS
WITH tree(parent, child) AS (VALUES
  ('three_public', 'three_public.vehicle'), ('three_public', 'three_public.abroad'), ('three_public', 'three_public.reception'),
  ('three_public.vehicle', 'three_public.vehicle.purchase'), ('three_public.vehicle', 'three_public.vehicle.operation'),
  ('project', 'project.business'), ('project', 'project.operation'), ('project', 'project.special'), ('project', 'project.other'),
  ('project.special', 'project.special.item'), ('project.other', 'project.other.item')),
figure AS (
  SELECT submission_id, line_no, item_code, item_name, unnest(['prior_final', 'budget', 'final']) AS field,
    unnest(['上年决算数', '本年预算数', '本年决算数']) AS heading, unnest([prior_final, budget, final]) AS amount
  FROM main.expenditure_item WHERE item_code IS NOT NULL),
detail AS (
  SELECT c.submission_id, c.item_code AS code, c.field, d.line_no, d.item_name, d.amount
  FROM figure c JOIN tree t ON t.parent = c.item_code
  JOIN figure d ON d.submission_id = c.submission_id AND d.item_code = t.child AND d.field = c.field
  WHERE c.amount IS NULL AND d.amount IS NOT NULL),
part AS (
  SELECT submission_id, item_code AS code, field, line_no, item_name, amount, true AS direct FROM figure
  UNION ALL SELECT *, false FROM detail),
expenditure AS (
  SELECT p.submission_id, p.item_code || '.' || p.field AS identity, 'expenditure_item' AS tab, p.line_no, p.field AS column_name,
    p.item_name || '的' || p.heading AS what, false AS at_most, p.amount,
    'expenditure_item' AS part_tab, c.line_no AS part_line, c.field AS part_column, c.item_name AS part_name, c.amount AS part_amount, c.direct
  FROM figure p JOIN tree t ON t.parent = p.item_code
  JOIN part c ON c.submission_id = p.submission_id AND c.code = t.child AND c.field = p.field),
subset AS (
  SELECT p.submission_id, p.item_code || '.' || p.field, 'expenditure_item', p.line_no, p.field,
    p.item_name || '的' || p.heading, true, p.amount, 'expenditure_item', c.line_no, c.field, c.item_name, c.amount, true
  FROM figure p JOIN figure c ON c.submission_id = p.submission_id AND c.field = p.field AND c.item_code LIKE 'public_funds.%'
  WHERE p.item_code = 'public_funds'),
source AS (
  SELECT submission_id, line_no, source_code, source_name, unnest(['initial_budget', 'annual_budget', 'executed']) AS field,
    unnest(['年初预算数', '全年预算数', '全年执行数']) AS heading, unnest([initial_budget, annual_budget, executed]) AS amount
  FROM main.funding WHERE form_id = 'project_self_evaluation'),
funds AS (
  SELECT t.submission_id, 'funds.' || t.field, 'funding', t.line_no, t.field, '年度资金总额的' || t.heading, false, t.amount,
    'funding', c.line_no, c.field, c.source_name, c.amount, true
  FROM source t JOIN source c ON c.submission_id = t.submission_id AND c.field = t.field AND c.source_code <> 'total'
  WHERE t.source_code = 'total'),
fund_line AS (
  SELECT *, CASE WHEN item LIKE '%收入合计' THEN 'income' WHEN item LIKE '%支出合计' THEN 'expenditure' END AS head,
    contains(item, '结余') AS is_balance FROM main.social_fund),
fund_area AS (
  SELECT *, last_value(head IGNORE NULLS) OVER (PARTITION BY submission_id, fund ORDER BY line_no) AS area FROM fund_line),
fund_figure AS (
  SELECT submission_id, fund, line_no, item, head, area, is_balance, unnest(['budget', 'final']) AS field,
    unnest(['预算数', '决算数']) AS heading, unnest([budget, final]) AS amount FROM fund_area),
social AS (
  SELECT h.submission_id, h.line_no || '.' || h.field, 'social_fund', h.line_no, h.field, h.item || '的' || h.heading, false, h.amount,
    'social_fund', c.line_no, c.field, c.item, c.amount, true
  FROM fund_figure h JOIN fund_figure c ON c.submission_id = h.submission_id AND c.fund IS NOT DISTINCT FROM h.fund
    AND c.area = h.head AND c.head IS NULL AND NOT c.is_balance AND c.field = h.field
  WHERE h.head IS NOT NULL),
uses AS (
  SELECT f.submission_id, 'uses', 'funding', f.line_no, 'executed', '合计', false, f.executed,
    'fund_use', u.line_no, 'amount', coalesce(u.item, u.payee), u.amount, true
  FROM main.funding f JOIN main.fund_use u USING (submission_id) WHERE f.source_code = 'total'),
progress AS (
  SELECT submission_id, unnest(['initial_budget', 'adjusted_budget', 'month_amount', 'to_date_amount']) AS field,
    unnest(['年初预算数', '调整预算数', '本月数', '累计数']) AS heading,
    unnest([initial_budget, adjusted_budget, month_amount, to_date_amount]) AS amount
  FROM main.budget_execution_total),
agencies AS (
  SELECT t.submission_id, 'progress.' || t.field, 'budget_execution_total', 0, t.field, '合计的' || t.heading, false, t.amount,
    'budget_execution', a.line_no, t.field, a.agency_name, CASE t.field WHEN 'initial_budget' THEN a.initial_budget
      WHEN 'adjusted_budget' THEN a.adjusted_budget WHEN 'month_amount' THEN a.month_amount ELSE a.to_date_amount END, true
  FROM progress t JOIN main.budget_execution a USING (submission_id)),
agency_tree(parent, child) AS (VALUES
  ('income.total', 'income.carry_over'), ('income.total', 'income.public_finance'), ('income.total', 'income.government_fund'),
  ('income.total', 'income.special_account'), ('income.total', 'income.other'),
  ('expenditure.total', 'expenditure.basic'), ('expenditure.total', 'expenditure.project'),
  ('expenditure.basic', 'expenditure.basic.personnel'), ('expenditure.basic', 'expenditure.basic.public'),
  ('three_public.total', 'three_public.reception'), ('three_public.total', 'three_public.vehicle_operation'),
  ('three_public.total', 'three_public.vehicle_purchase'), ('three_public.total', 'three_public.abroad'),
  ('fixed_assets.total', 'fixed_assets.in_use'), ('fixed_assets.total', 'fixed_assets.rented'),
  ('fixed_assets.total', 'fixed_assets.other')),
agency AS (
  SELECT p.submission_id, p.agency_name || '.' || p.measure, 'agency_finance', p.line_no, 'amount', p.agency_name || '的合计',
    false, p.amount, 'agency_finance', c.line_no, 'amount', c.measure, c.amount, true
  FROM main.agency_finance p JOIN agency_tree t ON t.parent = p.measure
  JOIN main.agency_finance c ON c.submission_id = p.submission_id AND c.agency_name = p.agency_name AND c.measure = t.child),
compared AS (
  SELECT submission_id, line_no, item, unnest(['current', 'prior']) AS field, unnest([current, prior]) AS amount
  FROM main.three_public_comparison),
publics AS (
  SELECT t.submission_id, t.field, 'three_public_comparison', t.line_no, t.field, '合计', false, t.amount,
    'three_public_comparison', c.line_no, c.field, c.item, c.amount, true
  FROM compared t JOIN compared c ON c.submission_id = t.submission_id AND c.field = t.field
    AND (contains(c.item, '因公出国') OR contains(c.item, '接待') OR contains(c.item, '购置及运行'))
  WHERE t.item LIKE '合计%')
SELECT * FROM expenditure UNION ALL SELECT * FROM subset UNION ALL SELECT * FROM funds UNION ALL SELECT * FROM social
UNION ALL SELECT * FROM uses UNION ALL SELECT * FROM agencies UNION ALL SELECT * FROM agency UNION ALL SELECT * FROM publics;
-- stated_rate: every percentage a form states beside the two figures it should follow from; tolerance is half a unit of
-- the last digit printed.
CREATE OR REPLACE TEMP VIEW stated_rate AS
WITH rate AS (
  SELECT submission_id, 'funding' AS tab, line_no, 'execution_rate' AS column_name, '执行率' AS name, execution_rate AS stated,
    executed AS numerator, 'executed' AS numerator_column, '全年执行数' AS numerator_name,
    annual_budget AS denominator, 'annual_budget' AS denominator_column, '全年预算数' AS denominator_name,
    initial_budget AS initial, 0 AS base FROM main.funding
  UNION ALL
  SELECT submission_id, 'base_data', 0, 'staff_control_rate', '控制率', staff_control_rate,
    staff_actual, 'staff_actual', '在职人数', staff_quota, 'staff_quota', '编制数', NULL, 0 FROM main.base_data
  UNION ALL
  SELECT submission_id, 'base_data', 0, 'building_area_control_rate', '规模控制率', building_area_control_rate,
    building_actual_area, 'building_actual_area', '实际规模', building_approved_area, 'building_approved_area', '批复规模', NULL, 0
  FROM main.base_data
  UNION ALL
  SELECT submission_id, 'base_data', 0, 'building_cost_control_rate', '投资概算控制率', building_cost_control_rate,
    building_actual, 'building_actual', '实际投资', building_budget, 'building_budget', '预算投资', NULL, 0 FROM main.base_data
  UNION ALL
  SELECT submission_id, 'social_fund', line_no, 'execution_rate', '完成预算', execution_rate,
    final, 'final', '决算数', budget, 'budget', '预算数', NULL, 0 FROM main.social_fund
  UNION ALL
  SELECT submission_id, 'three_public_comparison', line_no, 'change_rate', '增减幅度', change_rate,
    current, 'current', '本年支出', prior, 'prior', '上年支出', NULL, 1 FROM main.three_public_comparison)
SELECT r.*, trim(l.raw_text) AS raw_text, half_digit(l.raw_text) AS tolerance,
  numerator / nullif(denominator, 0) - base AS computed, numerator / nullif(initial, 0) AS on_initial
FROM rate r JOIN meta.lineage l
  ON l.submission_id = r.submission_id AND l.table_name = r.tab AND l.line_no = r.line_no AND l.column_name = r.column_name
WHERE r.stated IS NOT NULL;
-- own_funding: the weight and score of budget execution on a self-evaluation.
CREATE OR REPLACE TEMP VIEW own_funding AS
SELECT submission_id, min(line_no) AS line_no, max(weight) AS weight, max(score) AS score
FROM main.funding WHERE source_code = 'total' GROUP BY submission_id;
