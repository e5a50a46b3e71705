-- What is wrong with the filings of one workbook: what reading it found, and what the rules say of its current filings
-- (a trial run of the rules, number -1). Gravest first, in the order of sheets and cells.
SELECT severity, rule_id, title, sheet_name, cell_ref, stated, expected, message, message_en
FROM (
  SELECT f.severity, f.rule_id, r.title, f.sheet_name, f.cell_ref, f.stated, f.expected, f.message, f.message_en
  FROM qa.finding f
  JOIN meta.submission s USING (submission_id)
  LEFT JOIN qa.rule r ON r.rule_id = f.rule_id
  WHERE f.consolidation_id = -1 AND s.workbook_id = $1 AND NOT starts_with(f.rule_id, 'read-')
  UNION ALL
  SELECT severity, rule_id, NULL, sheet_name, nullif(cell_ref, ''), stated, expected, message, message_en
  FROM meta.reading_finding
  WHERE workbook_id = $1)
ORDER BY array_position(['error', 'warning', 'notice'], severity), sheet_name,
  try_cast(regexp_extract(cell_ref, '[0-9]+') AS INTEGER), cell_ref, rule_id, message;
