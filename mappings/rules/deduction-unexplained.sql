-- id: deduction-unexplained
-- severity: error
-- title: 扣分没有说明原因
-- title-en: Deduction without a reason
-- basis: 绩效自评表填报说明：未得满分的指标应填写偏差原因分析及改进措施
WITH grouped AS (
  SELECT w.submission_id, w.line_no, w.level3, w.weight, sum(s.score) AS score, count(*) AS lines, count(s.score) AS scored,
    bool_or(NOT unexplained(s.deviation_note)) AS noted,
    list(figure('得分', s.submission_id, 'indicator', s.line_no, 'score') ORDER BY s.line_no) FILTER (s.score IS NOT NULL) AS figures,
    bool_and(s.score_group IS NULL OR s.score_group >= w.line_no) AS closed
  FROM main.indicator w JOIN main.indicator s ON s.submission_id = w.submission_id AND s.weight_group = w.line_no
  WHERE w.weight IS NOT NULL GROUP BY w.submission_id, w.line_no, w.level3, w.weight)
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'indicator' AS table_name,
  (line_no)::INTEGER AS line_no, 'score' AS column_name,
  (shown(score))::VARCHAR AS stated, (shown(weight))::VARCHAR AS expected, try_cast(score - weight AS DECIMAL(38, 6)) AS difference,
  '三级指标“' || coalesce(level3, '') || '”分值 ' || shown(weight) || ' 分、得分 ' || shown(score) || ' 分，扣了 ' || shown(weight - score) || ' 分，没有填写偏差原因分析及改进措施。请补填。' AS message,
  'Scored ' || shown(score) || ' of ' || shown(weight) || ' without a reason; give one.' AS message_en,
  [figure('分值', submission_id, 'indicator', line_no, 'weight')] || figures AS figures
FROM grouped WHERE closed AND scored > 0 AND score < weight - 0.005 AND NOT coalesce(noted, false)
-- not-evaluated
SELECT submission_id, '没有同时有分值和得分的指标' AS reason FROM main.indicator GROUP BY submission_id
HAVING count(weight) = 0 OR count(score) = 0
UNION ALL SELECT submission_id, '表上没有指标' AS reason FROM main.self_evaluation WHERE submission_id NOT IN (SELECT submission_id FROM main.indicator)
