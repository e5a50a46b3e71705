-- id: missing-execution-score
-- severity: error
-- title: 预算执行得分缺失
-- title-en: Execution score not filled in
-- basis: 绩效自评表填报要求：完整性
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'funding' AS table_name,
  (line_no)::INTEGER AS line_no, 'score' AS column_name,
  (NULL)::VARCHAR AS stated, (NULL)::VARCHAR AS expected, try_cast(NULL AS DECIMAL(38, 6)) AS difference,
  '年度资金总额一行没有填写执行率的得分。请按执行率乘以分值补填。' AS message,
  'The execution score is blank; fill it in.' AS message_en
FROM main.funding WHERE source_code = 'total' AND score IS NULL
  AND form_id IN ('overall_self_evaluation', 'project_self_evaluation')
-- not-evaluated
SELECT submission_id, '没有年度资金总额一行' AS reason FROM main.self_evaluation
WHERE form_id IN ('overall_self_evaluation', 'project_self_evaluation')
  AND submission_id NOT IN (SELECT submission_id FROM main.funding WHERE source_code = 'total')
