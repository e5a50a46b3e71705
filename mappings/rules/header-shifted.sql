-- id: header-shifted
-- severity: warning
-- title: 表头与数据错位
-- title-en: Headings beside their data
-- basis: 财政部门报表审核：核实性
SELECT NULL::VARCHAR AS severity, submission_id, 'indicator' AS table_name, NULL::INTEGER AS line_no, 'level1' AS column_name,
  cell_ref AS stated, expected, NULL::DECIMAL(38, 6) AS difference, message, message_en
FROM meta.reading_finding JOIN meta.submission USING (submission_id)
WHERE is_current AND rule_id = 'read-header-shifted'
