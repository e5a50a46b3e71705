-- id: actual-equals-budget
-- severity: warning
-- title: 成本指标的完成值照抄预算
-- title-en: Actual cost merely repeats the budget
-- basis: 财政部门报表审核：核实性
-- description: 成本指标的实际完成值等于预算数，而执行数与该预算数不同
WITH cost AS (
  SELECT submission_id, line_no, level3, coalesce(actual_text, '') AS actual_text,
    CASE WHEN actual_text LIKE '%万%' OR actual_text LIKE '%亿%' OR actual_unit = '元' THEN actual_value / 10000 ELSE actual_value END::DECIMAL(38, 6) AS amount
  FROM main.indicator WHERE level2 LIKE '%成本%' AND actual_value > 0 AND coalesce(actual_unit, '') NOT IN ('%', '‰')),
budget AS (
  SELECT submission_id, unnest(['年初预算数', '全年预算数']) AS what, unnest([initial_budget, annual_budget]) AS amount,
    unnest([initial_budget, annual_budget]) AS whole, executed, line_no AS executed_line, 'funding' AS tab, line_no,
    unnest(['initial_budget', 'annual_budget']) AS field
  FROM main.funding WHERE source_code = 'total'
  UNION ALL
  SELECT b.submission_id, coalesce(b.name, '') || '预算', b.amount, sum(b.amount) OVER (PARTITION BY b.submission_id), f.executed, f.line_no,
    'funding_breakdown', b.line_no, 'amount'
  FROM main.funding_breakdown b JOIN main.funding f ON f.submission_id = b.submission_id AND f.source_code = 'total'
  WHERE b.basis = 'expenditure'),
judged AS (
  SELECT c.*, b.what, b.whole, b.executed, b.executed_line, b.tab, b.line_no AS budget_line, b.field
  FROM cost c JOIN budget b ON b.submission_id = c.submission_id AND NOT beyond(c.amount - b.amount, 0.005)
  WHERE beyond(b.executed - b.whole, 0.01) AND beyond(b.executed - c.amount, 0.005)
  QUALIFY row_number() OVER (PARTITION BY c.submission_id, c.line_no ORDER BY b.tab DESC, b.field DESC) = 1)
SELECT NULL::VARCHAR AS severity, submission_id, 'indicator' AS table_name, line_no, 'actual_text' AS column_name,
  actual_text::VARCHAR AS stated, NULL::VARCHAR AS expected, NULL::DECIMAL(38, 6) AS difference,
  '成本指标“' || coalesce(level3, '') || '”的实际完成值 ' || actual_text || ' 就是' || what || '，而预算合计 ' || coalesce(shown(whole), '') || ' 万元、执行数 '
    || shown(executed) || ' 万元，两者不同。请改填实际支出数。' AS message,
  'The actual cost ' || actual_text || ' is the budget, while ' || shown(executed) || ' was spent of ' || shown(whole) || '; state what was spent.' AS message_en,
  [figure(what, submission_id, tab, budget_line, field), figure('全年执行数', submission_id, 'funding', executed_line, 'executed')] AS figures
FROM judged
-- not-evaluated
SELECT e.submission_id, '没有以金额填完成值的成本指标，或没有填执行数' AS reason FROM main.self_evaluation e
WHERE e.submission_id NOT IN (
  SELECT i.submission_id FROM main.indicator i JOIN main.funding f ON f.submission_id = i.submission_id AND f.source_code = 'total'
  WHERE i.level2 LIKE '%成本%' AND i.actual_value > 0 AND coalesce(i.actual_unit, '') NOT IN ('%', '‰') AND f.executed IS NOT NULL)
