-- id: weight-total
-- severity: error
-- arithmetic: yes
-- title: 分值合计不符
-- title-en: Weights do not add up
-- basis: 绩效自评表填报说明：各一级指标分值之和等于其上限，全表合计 100 分
WITH judged AS (
  SELECT submission_id FROM main.indicator GROUP BY submission_id
  HAVING count(weight) > 0 AND count(*) FILTER (weight_group IS NULL) = 0),
part AS (
  SELECT submission_id, level1, max(level1_cap) AS cap, sum(weight) AS total, min(line_no) AS line_no,
    list(figure('分值', submission_id, 'indicator', line_no, 'weight') ORDER BY line_no) FILTER (weight IS NOT NULL) AS figures
  FROM main.indicator JOIN judged USING (submission_id) GROUP BY submission_id, level1),
form AS (
  SELECT i.submission_id, sum(i.weight) AS indicators, any_value(f.weight) AS execution,
    list(figure('分值', i.submission_id, 'indicator', i.line_no, 'weight') ORDER BY i.line_no) FILTER (i.weight IS NOT NULL)
      || [figure('预算执行分值', i.submission_id, 'funding', any_value(f.line_no), 'weight')] AS figures
  FROM main.indicator i LEFT JOIN own_funding f ON f.submission_id = i.submission_id
  WHERE i.submission_id IN (FROM judged) GROUP BY i.submission_id)
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'indicator' AS table_name,
  (line_no)::INTEGER AS line_no, 'weight' AS column_name,
  (shown(total))::VARCHAR AS stated, (shown(cap))::VARCHAR AS expected, try_cast(total - cap AS DECIMAL(38, 6)) AS difference,
  '“' || coalesce(level1, '') || '”各指标分值合计 ' || shown(total) || ' 分，应为 ' || shown(cap) || ' 分，相差 ' || shown(total - cap) || ' 分。请调整分值。' AS message,
  'Weights of ' || coalesce(level1, '') || ' add up to ' || shown(total) || ' instead of ' || shown(cap) || '.' AS message_en,
  figures AS figures
FROM part WHERE cap IS NOT NULL AND beyond(total - cap, 0.05)
UNION ALL
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'self_evaluation' AS table_name,
  (0)::INTEGER AS line_no, 'total_weight' AS column_name,
  (shown(indicators + coalesce(execution, 0)))::VARCHAR AS stated, ('100')::VARCHAR AS expected, try_cast(indicators + coalesce(execution, 0) - 100 AS DECIMAL(38, 6)) AS difference,
  '全部指标分值 ' || shown(indicators) || ' 分加预算执行分值 ' || coalesce(shown(execution), '0') || ' 分，合计 ' || shown(indicators + coalesce(execution, 0)) || ' 分，应为 100 分。请调整分值。' AS message,
  'All weights add up to ' || shown(indicators + coalesce(execution, 0)) || ' instead of 100.' AS message_en,
  figures AS figures
FROM form WHERE beyond(indicators + coalesce(execution, 0) - 100, 0.05)
-- not-evaluated
SELECT submission_id, CASE WHEN count(weight) = 0 THEN '各指标都没有分值' ELSE '有指标没有分值' END AS reason FROM main.indicator
GROUP BY submission_id HAVING count(weight) = 0 OR count(*) FILTER (weight_group IS NULL) > 0
UNION ALL SELECT submission_id, '表上没有指标' AS reason FROM main.self_evaluation WHERE submission_id NOT IN (SELECT submission_id FROM main.indicator)
