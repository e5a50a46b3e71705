-- id: over-staffing
-- severity: warning
-- title: 超编
-- title-en: More staff than the quota
-- basis: 财政部门报表审核：核实性
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'base_data' AS table_name,
  (0)::INTEGER AS line_no, 'staff_actual' AS column_name,
  (staff_actual)::VARCHAR AS stated, (staff_quota)::VARCHAR AS expected, try_cast(wide(staff_actual) - staff_quota AS DECIMAL(38, 6)) AS difference,
  '实际在职 ' || staff_actual || ' 人，超过编制 ' || staff_quota || ' 人，超出 ' || shown(wide(staff_actual) - staff_quota) || ' 人。请说明原因。' AS message,
  staff_actual || ' staff against a quota of ' || staff_quota || '; explain.' AS message_en,
  [figure('编制数', submission_id, 'base_data', 0, 'staff_quota')] AS figures
FROM main.base_data WHERE staff_actual > staff_quota
-- not-evaluated
SELECT submission_id, '没有填编制数或在职人数' AS reason FROM main.base_data WHERE staff_actual IS NULL OR staff_quota IS NULL
