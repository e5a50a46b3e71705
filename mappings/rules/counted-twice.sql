-- id: counted-twice
-- severity: error
-- title: 同一份表有两份现行
-- title-en: One form is current twice
-- basis: 每个单位、表种、年度、项目只有一份现行填报
SELECT NULL::VARCHAR AS severity, a.submission_id::VARCHAR AS submission_id, NULL::VARCHAR AS table_name,
  NULL::INTEGER AS line_no, NULL::VARCHAR AS column_name, NULL::VARCHAR AS stated, NULL::VARCHAR AS expected,
  NULL::DECIMAL(18, 6) AS difference,
  '“' || fa.path || '”与“' || fb.path || '”是同一单位、年度、项目的同一种表，两份都在汇总之内，数被加了两次。请核对单位名录，并重新报送正确的一份。' AS message,
  fa.path || ' and ' || fb.path || ' are one form of one unit, year and project, and both are counted. Check the register'
    || ' and file the right one again.' AS message_en
FROM meta.filing_turn a JOIN meta.filing_turn b
  ON b.filing_key = a.filing_key AND b.submission_id > a.submission_id AND a.is_current AND b.is_current
JOIN (SELECT workbook_id, min_by(relative_path, received_at) AS path FROM meta.workbook WHERE status = 'loaded' GROUP BY ALL) fa
  ON fa.workbook_id = a.workbook_id
JOIN (SELECT workbook_id, min_by(relative_path, received_at) AS path FROM meta.workbook WHERE status = 'loaded' GROUP BY ALL) fb
  ON fb.workbook_id = b.workbook_id
GROUP BY ALL
