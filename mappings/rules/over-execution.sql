-- id: over-execution
-- severity: error
-- title: 超预算执行
-- title-en: Executed beyond the budget
-- basis: 《预算法》：支出不得超过批准的预算
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'funding' AS table_name,
  (line_no)::INTEGER AS line_no, 'executed' AS column_name,
  (shown(executed))::VARCHAR AS stated, (shown(annual_budget))::VARCHAR AS expected, (executed - annual_budget)::DECIMAL(18, 6) AS difference,
  '“' || coalesce(source_name, source_code) || '”执行数 ' || shown(executed) || ' 万元，超过预算数 ' || shown(annual_budget) || ' 万元，超出 ' || shown(executed - annual_budget) || ' 万元（执行率 ' || percent(executed / nullif(annual_budget, 0)) || '）。请核对；确属超支的请说明原因并附预算调整批复。' AS message,
  'Executed ' || shown(executed) || ' against a budget of ' || shown(annual_budget) || ', ' || shown(executed - annual_budget) || ' over.' AS message_en
FROM main.funding WHERE annual_budget IS NOT NULL AND executed > annual_budget + 0.005
UNION ALL
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'social_fund' AS table_name,
  (line_no)::INTEGER AS line_no, 'final' AS column_name,
  (shown(final))::VARCHAR AS stated, (shown(budget))::VARCHAR AS expected, (final - budget)::DECIMAL(18, 6) AS difference,
  coalesce(fund, '') || '“' || item || '”决算数 ' || shown(final) || ' 万元，超过预算数 ' || shown(budget) || ' 万元，超出 ' || shown(final - budget) || ' 万元（' || percent(final / nullif(budget, 0)) || '）。请核对或说明原因。' AS message,
  'Final ' || shown(final) || ' against a budget of ' || shown(budget) || ', ' || shown(final - budget) || ' over.' AS message_en
FROM main.social_fund WHERE contains(item, '支出') AND budget IS NOT NULL AND final > budget + 0.005
