-- id: missing-indicator-name
-- severity: error
-- title: 三级指标名称缺失
-- title-en: Indicator without a name
-- basis: 绩效自评表填报要求：完整性
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'indicator' AS table_name,
  (line_no)::INTEGER AS line_no, 'level3' AS column_name,
  (NULL)::VARCHAR AS stated, (NULL)::VARCHAR AS expected, try_cast(NULL AS DECIMAL(38, 6)) AS difference,
  '“' || coalesce(level2, level1, '') || '”下有一行填了指标值“' || coalesce(target_text, actual_text) || '”却没有三级指标名称。请补填。' AS message,
  'An indicator has values but no name; fill it in.' AS message_en
FROM main.indicator WHERE level3 IS NULL AND (target_text IS NOT NULL OR actual_text IS NOT NULL)
-- not-evaluated
SELECT submission_id, '表上没有指标' AS reason FROM main.self_evaluation
WHERE submission_id NOT IN (SELECT submission_id FROM main.indicator)
