-- Grain: value that differs between a filing and the one it replaces. $1: the identities of workbooks just loaded, with
-- commas between them. Filings replaced within their own workbook are left out.
WITH pair AS (
  SELECT o.submission_id AS old_id, n.submission_id AS new_id, n.workbook_id
  FROM meta.submission o JOIN meta.submission n ON o.superseded_by = n.submission_id
  WHERE n.workbook_id IN (SELECT unnest(string_split($1, ','))) AND o.workbook_id <> n.workbook_id),
before AS (SELECT p.new_id, p.workbook_id, l.* FROM pair p JOIN meta.lineage l ON l.submission_id = p.old_id),
after AS (SELECT p.new_id, p.workbook_id, l.* FROM pair p JOIN meta.lineage l ON l.submission_id = p.new_id)
SELECT coalesce(a.workbook_id, b.workbook_id) AS workbook_id, coalesce(a.sheet_name, b.sheet_name) AS sheet_name,
  coalesce(a.cell_ref, b.cell_ref) AS cell_ref, coalesce(b.raw_text, '') AS before, coalesce(a.raw_text, '') AS after
FROM before b FULL JOIN after a
  ON a.new_id = b.new_id AND a.table_name = b.table_name AND a.line_no = b.line_no AND a.column_name = b.column_name
WHERE trim(coalesce(b.raw_text, '')) <> trim(coalesce(a.raw_text, ''))
ORDER BY 1, 2, 3, 4, 5;
