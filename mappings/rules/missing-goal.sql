-- id: missing-goal
-- severity: error
-- title: 绩效目标缺失
-- title-en: Goal not filled in
-- basis: 绩效自评表填报要求：完整性
WITH lack AS (
  SELECT submission_id, unnest(['goal_expected', 'goal_actual']) AS field,
    unnest([goal_expected, goal_actual]) AS filed, unnest(['预期目标', '实际完成情况']) AS name
  FROM main.self_evaluation)
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'self_evaluation' AS table_name,
  (0)::INTEGER AS line_no, field AS column_name,
  (NULL)::VARCHAR AS stated, (NULL)::VARCHAR AS expected, try_cast(NULL AS DECIMAL(38, 6)) AS difference,
  '年度总体目标的“' || name || '”没有填写。请补填后重报。' AS message,
  'The goal (' || name || ') is blank; fill it in.' AS message_en
FROM lack WHERE filed IS NULL
  AND submission_id NOT IN (SELECT submission_id FROM main.indicator WHERE goal IS NOT NULL)
-- not-evaluated
SELECT DISTINCT submission_id, '表样按年度目标分块列指标，没有单独的目标栏' AS reason
FROM main.indicator WHERE goal IS NOT NULL
