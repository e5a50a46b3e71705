-- id: score-over-weight
-- severity: error
-- title: 得分超出分值
-- title-en: Score beyond its weight
-- basis: 财政部门报表审核：逻辑性
WITH grouped AS (
  SELECT w.submission_id, w.line_no, w.level3, w.weight, sum(s.score) AS score, count(*) AS lines, count(s.score) AS scored,
    bool_or(coalesce(nullif(trim(s.deviation_note), '无'), '') <> '') AS noted,
    bool_and(s.score_group IS NULL OR s.score_group >= w.line_no) AS closed
  FROM main.indicator w JOIN main.indicator s ON s.submission_id = w.submission_id AND s.weight_group = w.line_no
  WHERE w.weight IS NOT NULL GROUP BY w.submission_id, w.line_no, w.level3, w.weight)
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'indicator' AS table_name,
  (line_no)::INTEGER AS line_no, 'score' AS column_name,
  (shown(score))::VARCHAR AS stated, ('0—' || shown(weight))::VARCHAR AS expected, (score - weight)::DECIMAL(18, 6) AS difference,
  '三级指标“' || coalesce(level3, '') || '”得分 ' || shown(score) || ' 分，超出 0 至 ' || shown(weight) || ' 分的范围。请核对得分。' AS message,
  'Score ' || shown(score) || ' is outside 0 to ' || shown(weight) || '.' AS message_en
FROM grouped WHERE closed AND scored > 0 AND (score > weight + 0.005 OR score < 0)
UNION ALL
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'funding' AS table_name,
  (line_no)::INTEGER AS line_no, 'score' AS column_name,
  (shown(score))::VARCHAR AS stated, ('0—' || shown(weight))::VARCHAR AS expected, (score - weight)::DECIMAL(18, 6) AS difference,
  '预算执行得分 ' || shown(score) || ' 分，超出 0 至 ' || shown(weight) || ' 分的范围。请核对得分。' AS message,
  'Execution score ' || shown(score) || ' is outside 0 to ' || shown(weight) || '.' AS message_en
FROM main.funding WHERE weight IS NOT NULL AND (score > weight + 0.005 OR score < 0)
