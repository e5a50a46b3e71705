-- id: over-initial-budget
-- severity: warning
-- title: 支出超年初预算
-- title-en: Spent beyond the initial budget
-- basis: 财政部门报表审核：核实性
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'expenditure_item' AS table_name,
  (line_no)::INTEGER AS line_no, 'final' AS column_name,
  (shown(final))::VARCHAR AS stated, (shown(budget))::VARCHAR AS expected, (final - budget)::DECIMAL(18, 6) AS difference,
  '“' || item_name || '”决算数 ' || shown(final) || ' 万元，超过年初预算数 ' || shown(budget) || ' 万元，超出 ' || shown(final - budget) || ' 万元。请说明预算追加情况。' AS message,
  'Final ' || shown(final) || ' against an initial budget of ' || shown(budget) || '; explain the addition.' AS message_en
FROM main.expenditure_item WHERE budget IS NOT NULL AND final > budget + 0.005
UNION ALL
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'funding' AS table_name,
  (line_no)::INTEGER AS line_no, 'executed' AS column_name,
  (shown(executed))::VARCHAR AS stated, (shown(initial_budget))::VARCHAR AS expected, (executed - initial_budget)::DECIMAL(18, 6) AS difference,
  '“' || coalesce(source_name, source_code) || '”执行数 ' || shown(executed) || ' 万元，超过年初预算数 ' || shown(initial_budget) || ' 万元，且没有填全年预算数。请补填或说明。' AS message,
  'Executed ' || shown(executed) || ' against an initial budget of ' || shown(initial_budget) || ' with no annual budget stated.' AS message_en
FROM main.funding WHERE annual_budget IS NULL AND initial_budget IS NOT NULL AND executed > initial_budget + 0.005
