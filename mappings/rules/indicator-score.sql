-- id: indicator-score
-- severity: warning
-- title: 指标得分与完成情况不符
-- title-en: Indicator score does not follow from its values
-- basis: 绩效自评表填报说明：定量指标按完成比例计分
WITH single AS (
  SELECT i.*, count(*) OVER (PARTITION BY submission_id, weight_group) AS weights, count(*) OVER (PARTITION BY submission_id, score_group) AS scores
  FROM main.indicator i),
judged AS (
  SELECT *, CASE
    WHEN target_operator IN ('≤', '<') THEN CASE WHEN actual_value <= target_value THEN weight
      ELSE greatest(0, weight * (1 - (actual_value - target_value) / target_value)) END
    WHEN actual_value >= target_value THEN weight
    WHEN target_operator = '=' THEN 0
    ELSE greatest(0, weight * (actual_value / target_value)) END AS expected
  FROM single
  WHERE weights = 1 AND scores = 1 AND weight IS NOT NULL AND score IS NOT NULL AND target_value > 0 AND actual_value IS NOT NULL
    AND (target_unit IS NOT DISTINCT FROM '%') = (actual_unit IS NOT DISTINCT FROM '%'))
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'indicator' AS table_name,
  (line_no)::INTEGER AS line_no, 'score' AS column_name,
  (shown(score))::VARCHAR AS stated, (points(expected))::VARCHAR AS expected, try_cast(score - expected AS DECIMAL(38, 6)) AS difference,
  '三级指标“' || coalesce(level3, '') || '”指标值 ' || target_text || '、完成值 ' || actual_text || '，得分 ' || shown(score) || ' 分，按完成比例应为 ' || points(expected) || ' 分（分值 ' || shown(weight) || '）。请核对或说明。' AS message,
  'Target ' || target_text || ', actual ' || actual_text || ': scored ' || shown(score) || ', expected ' || points(expected) || '.' AS message_en,
  [figure('年度指标值', submission_id, 'indicator', line_no, 'target_text'), figure('实际完成值', submission_id, 'indicator', line_no, 'actual_text'),
    figure('分值', submission_id, 'indicator', line_no, 'weight')] AS figures
FROM judged WHERE target_operator IS DISTINCT FROM '=' AND beyond(score - expected, 0.05)
  OR target_operator = '=' AND actual_value >= target_value AND beyond(score - weight, 0.05)
-- not-evaluated
SELECT submission_id, '没有指标同时有可比较的指标值、完成值、分值和得分' AS reason FROM (
  SELECT *, count(*) OVER (PARTITION BY submission_id, weight_group) AS weights, count(*) OVER (PARTITION BY submission_id, score_group) AS scores
  FROM main.indicator)
GROUP BY submission_id HAVING count(*) FILTER (weights = 1 AND scores = 1 AND weight IS NOT NULL AND score IS NOT NULL
  AND target_value > 0 AND actual_value IS NOT NULL AND (target_unit IS NOT DISTINCT FROM '%') = (actual_unit IS NOT DISTINCT FROM '%')) = 0
UNION ALL SELECT submission_id, '表上没有指标' AS reason FROM main.self_evaluation WHERE submission_id NOT IN (SELECT submission_id FROM main.indicator)
