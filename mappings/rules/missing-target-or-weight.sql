-- id: missing-target-or-weight
-- severity: error
-- title: 指标缺少指标值或分值
-- title-en: Indicators without target or weight
-- basis: 绩效自评表填报要求：完整性
-- description: 每份表报一次，写明条数；合并单元格的分值算作其各行都有；按年度目标整块给分的表样不要求逐条分值
WITH lack AS (
  SELECT submission_id, count(*) AS rows, count(*) FILTER (target_text IS NULL) AS no_target,
    count(*) FILTER (weight_group IS NULL AND goal_cap IS NULL) AS no_weight,
    min(line_no) FILTER (target_text IS NULL OR (weight_group IS NULL AND goal_cap IS NULL)) AS first_line
  FROM main.indicator GROUP BY submission_id)
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'indicator' AS table_name,
  (first_line)::INTEGER AS line_no, 'target_text' AS column_name,
  (NULL)::VARCHAR AS stated, (NULL)::VARCHAR AS expected, try_cast(NULL AS DECIMAL(38, 6)) AS difference,
  '共 ' || rows || ' 条指标，其中 ' || no_target || ' 条没有年度指标值，' || no_weight || ' 条没有分值。请逐条补填。' AS message,
  'Of ' || rows || ' indicators ' || no_target || ' have no target and ' || no_weight || ' no weight; fill them in.' AS message_en
FROM lack WHERE no_target + no_weight > 0
-- not-evaluated
SELECT submission_id, '表上没有指标' AS reason FROM main.self_evaluation
WHERE submission_id NOT IN (SELECT submission_id FROM main.indicator)
