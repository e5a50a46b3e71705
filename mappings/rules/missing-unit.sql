-- id: missing-unit
-- severity: error
-- title: 单位信息缺失
-- title-en: Unit not filled in
-- basis: 绩效自评表填报要求：完整性
WITH lack AS (
  SELECT submission_id, unnest(['supervising_department', 'implementing_unit']) AS field,
    unnest([supervising_department, implementing_unit]) AS filed, unnest(['主管部门', '实施单位']) AS name
  FROM main.self_evaluation WHERE form_id = 'project_self_evaluation')
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'self_evaluation' AS table_name,
  (0)::INTEGER AS line_no, field AS column_name,
  (NULL)::VARCHAR AS stated, (NULL)::VARCHAR AS expected, try_cast(NULL AS DECIMAL(38, 6)) AS difference,
  '“' || name || '”没有填写。请补填后重报。' AS message,
  name || ' is blank; fill it in.' AS message_en
FROM lack WHERE filed IS NULL
UNION ALL
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'submission' AS table_name,
  (0)::INTEGER AS line_no, 'unit_name' AS column_name,
  (NULL)::VARCHAR AS stated, (NULL)::VARCHAR AS expected, try_cast(NULL AS DECIMAL(38, 6)) AS difference,
  '没有填写单位名称。请补填后重报。' AS message,
  'The unit name is blank; fill it in.' AS message_en
FROM meta.submission s WHERE is_current AND form_id <> 'project_self_evaluation' AND NOT EXISTS (
  SELECT 1 FROM meta.lineage l WHERE l.submission_id = s.submission_id AND l.table_name = 'submission' AND l.column_name = 'unit_name')
