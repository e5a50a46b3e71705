-- id: slow-progress
-- severity: warning
-- title: 执行进度偏慢
-- title-en: Execution behind the pace
-- basis: 预算执行管理：财政部门规定的支出进度；未达进度的须说明
-- description: 累计支出占预算的比重低于规定进度：到 4、6、8、10 月底的进度各为一个阈值，可按年度和区划另定；只看最近到达的一档
-- thresholds: pace_april=0.25, pace_june=0.40, pace_august=0.60, pace_october=0.80
WITH figure AS (
  SELECT submission_id, 'budget_execution_total' AS table_name, 0 AS line_no, 'to_date_amount' AS column_name, period,
    to_date_amount AS spent, coalesce(adjusted_budget, initial_budget) AS budget,
    CASE WHEN adjusted_budget IS NULL THEN 'initial_budget' ELSE 'adjusted_budget' END AS budget_column
  FROM main.budget_execution_total
  UNION ALL
  SELECT submission_id, 'monitoring_fund', line_no, 'executed', period, executed, initial_budget, 'initial_budget'
  FROM main.monitoring_fund WHERE source_code = 'total'),
paced AS (
  SELECT f.*, spent / nullif(budget, 0) AS rate,
    CASE WHEN m >= 10 THEN l.pace_october WHEN m >= 8 THEN l.pace_august WHEN m >= 6 THEN l.pace_june WHEN m >= 4 THEN l.pace_april END
      AS pace
  FROM (SELECT *, right(period_end(period), 2)::INTEGER AS m FROM figure WHERE spent IS NOT NULL AND budget > 0) f
  JOIN limits l USING (submission_id))
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, table_name::VARCHAR AS table_name,
  line_no::INTEGER AS line_no, column_name::VARCHAR AS column_name, percent(rate)::VARCHAR AS stated,
  ('≥ ' || percent(pace))::VARCHAR AS expected, try_cast(spent - budget * pace AS DECIMAL(18, 6)) AS difference,
  '到 ' || period_end(period) || ' 累计支出 ' || shown(spent) || ' 万元，为预算 ' || shown(budget) || ' 万元的 ' || percent(rate)
    || '，低于规定进度 ' || percent(pace) || '。请说明原因并加快执行。' AS message,
  shown(spent) || ' of ' || shown(budget) || ' by ' || period_end(period) || ' is ' || percent(rate) || ', behind the pace of '
    || percent(pace) || '; explain.' AS message_en,
  [figure('预算数', submission_id, table_name, line_no, budget_column)] AS figures
FROM paced WHERE rate < pace
-- not-evaluated
SELECT submission_id, '没有填累计支出或预算数' AS reason FROM main.budget_execution_total
WHERE to_date_amount IS NULL OR coalesce(adjusted_budget, initial_budget, 0) <= 0
UNION ALL
SELECT submission_id, '没有填累计执行数或年初预算数' FROM main.monitoring_fund
WHERE source_code = 'total' AND (executed IS NULL OR coalesce(initial_budget, 0) <= 0)
