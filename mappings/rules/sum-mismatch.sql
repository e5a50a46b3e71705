-- id: sum-mismatch
-- severity: error
-- title: 合计与明细之和不符
-- title-en: Total differs from the sum of its details
-- basis: 财政部门报表审核：基本平衡性
WITH tree(parent, child) AS (VALUES
  ('three_public', 'three_public.vehicle'), ('three_public', 'three_public.abroad'), ('three_public', 'three_public.reception'),
  ('three_public.vehicle', 'three_public.vehicle.purchase'), ('three_public.vehicle', 'three_public.vehicle.operation'),
  ('project', 'project.business'), ('project', 'project.operation'), ('project', 'project.special'), ('project', 'project.other'),
  ('project.special', 'project.special.item'), ('project.other', 'project.other.item')),
figure AS (
  SELECT submission_id, line_no, item_code, item_name, unnest(['prior_final', 'budget', 'final']) AS field,
    unnest(['上年决算数', '本年预算数', '本年决算数']) AS heading, unnest([prior_final, budget, final]) AS amount
  FROM main.expenditure_item),
family AS (
  SELECT p.submission_id, p.line_no, p.item_name, p.field, p.heading, p.amount, sum(c.amount) AS children, count(c.amount) AS n
  FROM figure p JOIN tree t ON t.parent = p.item_code
  JOIN figure c ON c.submission_id = p.submission_id AND c.item_code = t.child AND c.field = p.field
  GROUP BY ALL),
subset AS (
  SELECT p.submission_id, p.line_no, p.item_name, p.field, p.heading, p.amount, sum(c.amount) AS children, count(c.amount) AS n
  FROM figure p JOIN figure c ON c.submission_id = p.submission_id AND c.field = p.field AND c.item_code LIKE 'public_funds.%'
  WHERE p.item_code = 'public_funds' GROUP BY ALL),
source AS (
  SELECT submission_id, line_no, source_code, unnest(['initial_budget', 'annual_budget', 'executed']) AS field,
    unnest(['年初预算数', '全年预算数', '全年执行数']) AS heading, unnest([initial_budget, annual_budget, executed]) AS amount
  FROM main.funding WHERE form_id = 'project_self_evaluation'),
funds AS (
  SELECT t.submission_id, t.line_no, t.field, t.heading, t.amount, sum(c.amount) AS children, count(c.amount) AS n
  FROM source t JOIN source c ON c.submission_id = t.submission_id AND c.field = t.field AND c.source_code <> 'total'
  WHERE t.source_code = 'total' GROUP BY ALL),
fund_line AS (
  SELECT *, CASE WHEN item LIKE '%收入合计' THEN 'income' WHEN item LIKE '%支出合计' THEN 'expenditure' END AS head,
    contains(item, '结余') AS is_balance FROM main.social_fund),
fund_part AS (
  SELECT *, last_value(head IGNORE NULLS) OVER (PARTITION BY submission_id, fund ORDER BY line_no) AS part FROM fund_line),
fund_figure AS (
  SELECT submission_id, fund, line_no, item, head, part, is_balance, unnest(['budget', 'final']) AS field,
    unnest(['预算数', '决算数']) AS heading, unnest([budget, final]) AS amount FROM fund_part),
social AS (
  SELECT h.submission_id, h.line_no, h.item, h.field, h.heading, h.amount, sum(c.amount) AS children, count(c.amount) AS n
  FROM fund_figure h JOIN fund_figure c ON c.submission_id = h.submission_id AND c.fund IS NOT DISTINCT FROM h.fund
    AND c.part = h.head AND c.head IS NULL AND NOT c.is_balance AND c.field = h.field
  WHERE h.head IS NOT NULL GROUP BY ALL),
uses AS (
  SELECT f.submission_id, f.line_no, f.executed AS amount, sum(u.amount) AS children, count(u.amount) AS n
  FROM main.funding f JOIN main.fund_use u USING (submission_id) WHERE f.source_code = 'total' GROUP BY ALL),
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
  SELECT p.submission_id, p.line_no, p.agency_name, p.amount, sum(c.amount) AS children, count(c.amount) AS n
  FROM main.agency_finance p JOIN agency_tree t ON t.parent = p.measure
  JOIN main.agency_finance c ON c.submission_id = p.submission_id AND c.agency_name = p.agency_name AND c.measure = t.child
  GROUP BY ALL),
compared AS (
  SELECT submission_id, line_no, item, unnest(['current', 'prior']) AS field, unnest([current, prior]) AS amount
  FROM main.three_public_comparison),
publics AS (
  SELECT t.submission_id, t.line_no, t.field, t.amount, sum(c.amount) AS children, count(c.amount) AS n
  FROM compared t JOIN compared c ON c.submission_id = t.submission_id AND c.field = t.field
    AND (contains(c.item, '因公出国') OR contains(c.item, '接待') OR contains(c.item, '购置及运行'))
  WHERE t.item LIKE '合计%' GROUP BY ALL),
breach AS (
  SELECT submission_id, 'expenditure_item' AS tab, line_no, field, item_name || '的' || heading AS what, amount, children, n,
    false AS at_most FROM family
  UNION ALL SELECT submission_id, 'expenditure_item', line_no, field, item_name || '的' || heading, amount, children, n, true FROM subset
  UNION ALL SELECT submission_id, 'funding', line_no, field, '年度资金总额的' || heading, amount, children, n, false FROM funds
  UNION ALL SELECT submission_id, 'social_fund', line_no, field, item || '的' || heading, amount, children, n, false FROM social
  UNION ALL SELECT submission_id, 'funding', line_no, 'executed', '合计', amount, children, n, false FROM uses
  UNION ALL SELECT submission_id, 'agency_finance', line_no, 'amount', agency_name || '的合计', amount, children, n, false FROM agency
  UNION ALL SELECT submission_id, 'three_public_comparison', line_no, field, '合计', amount, children, n, false FROM publics)
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, tab AS table_name,
  line_no::INTEGER AS line_no, field AS column_name,
  shown(amount)::VARCHAR AS stated, shown(children)::VARCHAR AS expected, (amount - children)::DECIMAL(18, 6) AS difference,
  '“' || what || '”填报 ' || shown(amount) || ' 万元，' || CASE WHEN at_most THEN '小于其中各项之和 ' ELSE '明细合计为 ' END
    || shown(children) || ' 万元，相差 ' || shown(amount - children) || ' 万元。请核对合计或明细。' AS message,
  'Stated ' || shown(amount) || ', details add up to ' || shown(children) || '; check the total or its details.' AS message_en
FROM breach
WHERE n > 0 AND amount IS NOT NULL
  AND CASE WHEN at_most THEN children - amount ELSE abs(amount - children) END > sum_tolerance(n)
