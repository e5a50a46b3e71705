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
  WHERE workbook_id = $1
  UNION ALL -- what another file of the same batch replaced was not judged
  SELECT 'warning', 'replaced-together', '被同批的文件替代', s.sheet_name, NULL, NULL, NULL,
    '本表被同批的“' || w.path || '”工作表“' || n.sheet_name || '”替代，不是现行，没有核对。请核对以哪一份为准；不对的，请重新报送正确的一份。',
    'Replaced by ' || w.path || ', sheet ' || n.sheet_name || ', of the same batch; not current and not judged. If that is'
      || ' wrong, file the right one again.'
  FROM meta.submission s JOIN meta.submission n ON n.submission_id = s.superseded_by AND n.workbook_id <> s.workbook_id
  JOIN (SELECT workbook_id, min_by(relative_path, received_at) AS path FROM meta.workbook
        WHERE status = 'loaded' GROUP BY ALL) w ON w.workbook_id = n.workbook_id
  WHERE s.workbook_id = $1 AND NOT s.is_current AND EXISTS (
    SELECT 1 FROM meta.filing_event mine JOIN meta.filing_event theirs USING (batch_no)
    WHERE mine.submission_id = s.submission_id AND theirs.submission_id = n.submission_id))
ORDER BY array_position(['error', 'warning', 'notice'], severity), sheet_name,
  try_cast(regexp_extract(cell_ref, '[0-9]+') AS INTEGER), cell_ref, rule_id, message;
