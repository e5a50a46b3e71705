-- id: missing-total-score
-- severity: error
-- title: 总分的得分缺失
-- title-en: Total score not filled in
-- basis: 绩效自评表填报要求：完整性
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'self_evaluation' AS table_name,
  (0)::INTEGER AS line_no, 'total_score' AS column_name,
  (NULL)::VARCHAR AS stated, (NULL)::VARCHAR AS expected, try_cast(NULL AS DECIMAL(38, 6)) AS difference,
  '“总分”一行没有填写得分。请补填后重报。' AS message,
  'The total score is blank; fill it in.' AS message_en
FROM main.self_evaluation WHERE total_score IS NULL
