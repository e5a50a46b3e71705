-- id: over-initial-budget
-- severity: warning
-- title: 支出超年初预算
-- title-en: Spent beyond the initial budget
-- basis: 财政部门报表审核：核实性
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'expenditure_item' AS table_name,
  (line_no)::INTEGER AS line_no, 'final' AS column_name,
  (shown(final))::VARCHAR AS stated, (shown(budget))::VARCHAR AS expected, try_cast(final - budget AS DECIMAL(38, 6)) AS difference,
  '“' || coalesce(item_name, item_code, '') || '”决算数 ' || shown(final) || ' 万元，超过年初预算数 ' || shown(budget) || ' 万元，超出 ' || shown(final - budget) || ' 万元。请说明预算追加情况。' AS message,
  'Final ' || shown(final) || ' against an initial budget of ' || shown(budget) || '; explain the addition.' AS message_en,
  [figure('预算数', submission_id, 'expenditure_item', line_no, 'budget')] AS figures
FROM main.expenditure_item WHERE budget IS NOT NULL AND final > budget + 0.005
UNION ALL
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'funding' AS table_name,
  (line_no)::INTEGER AS line_no, 'executed' AS column_name,
  (shown(executed))::VARCHAR AS stated, (shown(initial_budget))::VARCHAR AS expected, try_cast(executed - initial_budget AS DECIMAL(38, 6)) AS difference,
  '“' || coalesce(source_name, source_code) || '”执行数 ' || shown(executed) || ' 万元，超过年初预算数 ' || shown(initial_budget) || ' 万元，且没有填全年预算数。请补填或说明。' AS message,
  'Executed ' || shown(executed) || ' against an initial budget of ' || shown(initial_budget) || ' with no annual budget stated.' AS message_en,
  [figure('年初预算数', submission_id, 'funding', line_no, 'initial_budget'), figure('全年预算数', submission_id, 'funding', line_no, 'annual_budget')] AS figures
FROM main.funding WHERE annual_budget IS NULL AND initial_budget IS NOT NULL AND executed > initial_budget + 0.005
-- not-evaluated
SELECT submission_id, '没有同时填预算数和决算数（执行数）' AS reason FROM (
  SELECT submission_id, budget IS NOT NULL AND final IS NOT NULL AS judged FROM main.expenditure_item
  UNION ALL SELECT submission_id, executed IS NOT NULL AND (annual_budget IS NOT NULL OR initial_budget IS NOT NULL) FROM main.funding)
GROUP BY submission_id HAVING NOT bool_or(judged)
