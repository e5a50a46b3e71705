-- id: low-execution
-- severity: warning
-- title: 预算执行率偏低
-- title-en: Low execution
-- basis: 财政部门报表审核：核实性
-- thresholds: low_execution=0.8
WITH judged AS (
  SELECT f.*, low_execution, executed / nullif(annual_budget, 0) AS rate, executed / nullif(initial_budget, 0) AS on_initial
  FROM main.funding f JOIN limits USING (submission_id) WHERE source_code = 'total' AND executed IS NOT NULL)
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'funding' AS table_name,
  (line_no)::INTEGER AS line_no, 'executed' AS column_name,
  (percent(least(rate, on_initial)))::VARCHAR AS stated, (percent(low_execution))::VARCHAR AS expected, try_cast(least(rate, on_initial) - low_execution AS DECIMAL(38, 6)) AS difference,
  '执行数 ' || shown(executed) || ' 万元，' || CASE WHEN rate < low_execution THEN '为全年预算数 ' || shown(annual_budget) || ' 万元的 ' || percent(rate) ELSE '为年初预算数 ' || shown(initial_budget) || ' 万元的 ' || percent(on_initial) END || '，低于 ' || percent(low_execution) || '。请说明原因。' AS message,
  'Executed only ' || percent(least(rate, on_initial)) || '; explain.' AS message_en,
  [figure('全年预算数', submission_id, 'funding', line_no, 'annual_budget'), figure('年初预算数', submission_id, 'funding', line_no, 'initial_budget')] AS figures
FROM judged WHERE least(rate, on_initial) < low_execution - 1e-9
-- not-evaluated
SELECT submission_id, '缺少执行数或预算数' AS reason FROM main.funding
WHERE source_code = 'total' AND (executed IS NULL OR coalesce(annual_budget, 0) = 0 AND coalesce(initial_budget, 0) = 0)
