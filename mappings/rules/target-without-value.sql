-- id: target-without-value
-- severity: error
-- title: 指标值只有符号没有数值
-- title-en: Target without a value
-- basis: 绩效自评表填报要求：完整性
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'indicator' AS table_name,
  (line_no)::INTEGER AS line_no, 'target_text' AS column_name,
  (target_text)::VARCHAR AS stated, (NULL)::VARCHAR AS expected, try_cast(NULL AS DECIMAL(38, 6)) AS difference,
  '三级指标“' || coalesce(level3, '') || '”的年度指标值只填了“' || coalesce(target_text, target_operator) || '”，没有数值。请补填数值。' AS message,
  'The target is only an operator (' || coalesce(target_text, target_operator) || '); add the value.' AS message_en
FROM main.indicator WHERE target_operator IS NOT NULL AND target_value IS NULL
-- not-evaluated
SELECT submission_id, '各指标都没有填指标值' AS reason FROM main.indicator GROUP BY submission_id HAVING count(target_text) = 0
UNION ALL SELECT submission_id, '表上没有指标' AS reason FROM main.self_evaluation WHERE submission_id NOT IN (SELECT submission_id FROM main.indicator)
