-- id: over-execution
-- severity: error
-- title: 超预算执行
-- title-en: Executed beyond the budget
-- basis: 《预算法》：支出不得超过批准的预算
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'funding' AS table_name,
  (line_no)::INTEGER AS line_no, 'executed' AS column_name,
  (shown(executed))::VARCHAR AS stated, (shown(annual_budget))::VARCHAR AS expected, try_cast(executed - annual_budget AS DECIMAL(38, 6)) AS difference,
  '“' || coalesce(source_name, source_code) || '”执行数 ' || shown(executed) || ' 万元，超过预算数 ' || shown(annual_budget) || ' 万元，超出 ' || shown(executed - annual_budget) || ' 万元（执行率 ' || percent(executed / nullif(annual_budget, 0)) || '）。请核对；确属超支的请说明原因并附预算调整批复。' AS message,
  'Executed ' || shown(executed) || ' against a budget of ' || shown(annual_budget) || ', ' || shown(executed - annual_budget) || ' over.' AS message_en,
  [figure('全年预算数', submission_id, 'funding', line_no, 'annual_budget')] AS figures
FROM main.funding WHERE annual_budget IS NOT NULL AND executed > annual_budget + 0.005
UNION ALL
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'social_fund' AS table_name,
  (line_no)::INTEGER AS line_no, 'final' AS column_name,
  (shown(final))::VARCHAR AS stated, (shown(budget))::VARCHAR AS expected, try_cast(final - budget AS DECIMAL(38, 6)) AS difference,
  coalesce(fund, '') || '“' || item || '”决算数 ' || shown(final) || ' 万元，超过预算数 ' || shown(budget) || ' 万元，超出 ' || shown(final - budget) || ' 万元（' || percent(final / nullif(budget, 0)) || '）。请核对或说明原因。' AS message,
  'Final ' || shown(final) || ' against a budget of ' || shown(budget) || ', ' || shown(final - budget) || ' over.' AS message_en,
  [figure('预算数', submission_id, 'social_fund', line_no, 'budget')] AS figures
FROM main.social_fund WHERE contains(item, '支出') AND budget IS NOT NULL AND final > budget + 0.005
-- not-evaluated
SELECT submission_id, '没有同时填预算数和执行数（决算数）' AS reason FROM (
  SELECT submission_id, annual_budget IS NOT NULL AND executed IS NOT NULL AS judged FROM main.funding
  UNION ALL SELECT submission_id, budget IS NOT NULL AND final IS NOT NULL FROM main.social_fund WHERE contains(item, '支出'))
GROUP BY submission_id HAVING NOT bool_or(judged)
