-- id: score-over-weight
-- severity: error
-- title: 得分超出分值
-- title-en: Score beyond its weight
-- basis: 财政部门报表审核：逻辑性
WITH grouped AS (
  SELECT w.submission_id, w.line_no, w.level3, w.weight, sum(s.score) AS score, count(*) AS lines, count(s.score) AS scored,
    list(figure('得分', s.submission_id, 'indicator', s.line_no, 'score') ORDER BY s.line_no) FILTER (s.score IS NOT NULL) AS figures,
    bool_and(s.score_group IS NULL OR s.score_group >= w.line_no) AS closed
  FROM main.indicator w JOIN main.indicator s ON s.submission_id = w.submission_id AND s.weight_group = w.line_no
  WHERE w.weight IS NOT NULL GROUP BY w.submission_id, w.line_no, w.level3, w.weight)
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'indicator' AS table_name,
  (line_no)::INTEGER AS line_no, 'score' AS column_name,
  (shown(score))::VARCHAR AS stated, ('0—' || shown(weight))::VARCHAR AS expected, try_cast(score - weight AS DECIMAL(38, 6)) AS difference,
  '三级指标“' || coalesce(level3, '') || '”得分 ' || shown(score) || ' 分，超出 0 至 ' || shown(weight) || ' 分的范围。请核对得分。' AS message,
  'Score ' || shown(score) || ' is outside 0 to ' || shown(weight) || '.' AS message_en,
  [figure('分值', submission_id, 'indicator', line_no, 'weight')] || figures AS figures
FROM grouped WHERE closed AND scored > 0 AND (score > weight + 0.005 OR score < 0)
UNION ALL
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'funding' AS table_name,
  (line_no)::INTEGER AS line_no, 'score' AS column_name,
  (shown(score))::VARCHAR AS stated, ('0—' || shown(weight))::VARCHAR AS expected, try_cast(score - weight AS DECIMAL(38, 6)) AS difference,
  '预算执行得分 ' || shown(score) || ' 分，超出 0 至 ' || shown(weight) || ' 分的范围。请核对得分。' AS message,
  'Execution score ' || shown(score) || ' is outside 0 to ' || shown(weight) || '.' AS message_en,
  [figure('分值', submission_id, 'funding', line_no, 'weight')] AS figures
FROM main.funding WHERE weight IS NOT NULL AND (score > weight + 0.005 OR score < 0)
-- not-evaluated
SELECT submission_id, '没有同时有分值和得分的指标或预算执行' AS reason
FROM main.self_evaluation e
WHERE submission_id NOT IN (SELECT submission_id FROM main.indicator GROUP BY submission_id HAVING count(weight) > 0 AND count(score) > 0)
  AND submission_id NOT IN (SELECT submission_id FROM main.funding WHERE weight IS NOT NULL AND score IS NOT NULL)
