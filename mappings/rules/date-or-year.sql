-- id: date-or-year
-- severity: warning
-- title: 日期或年份不完整
-- title-en: Incomplete date
-- basis: 财政部门报表审核：核实性
SELECT NULL::VARCHAR AS severity, s.submission_id::VARCHAR AS submission_id, 'submission' AS table_name,
  (0)::INTEGER AS line_no, 'filled_on' AS column_name,
  (trim(l.raw_text))::VARCHAR AS stated, (NULL)::VARCHAR AS expected, (NULL)::DECIMAL(18, 6) AS difference,
  '填报日期“' || trim(l.raw_text) || '”不完整。请写明年、月、日。' AS message,
  'The filing date ' || trim(l.raw_text) || ' is incomplete; give year, month and day.' AS message_en
FROM meta.submission s JOIN meta.lineage l USING (submission_id)
WHERE s.is_current AND l.table_name = 'submission' AND l.column_name = 'filled_on' AND s.filled_on IS NULL
  AND regexp_matches(l.raw_text, '[0-9]')
