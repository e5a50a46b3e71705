-- The figures of every identity of the forms that do not add up, each with its cell; identities stand together.
WITH form AS (
  SELECT DISTINCT submission_id FROM qa.finding
  WHERE consolidation_id = getvariable('consolidation_id') AND severity = 'error'),
cell AS (
  SELECT submission_id, table_name, line_no, column_name, any_value(cell_ref) AS cell_ref
  FROM (SELECT * EXCLUDE raw_text FROM meta.lineage UNION ALL SELECT * FROM meta.blank)
  WHERE submission_id IN (FROM form) GROUP BY ALL)
SELECT i.submission_id, i.identity, i.kind, i.role, i.tolerance, i.table_name, i.line_no, i.column_name, i.value, c.cell_ref
FROM identity_figure i LEFT JOIN cell c
  ON c.submission_id = i.submission_id AND c.table_name = i.table_name AND c.line_no = i.line_no AND c.column_name = i.column_name
WHERE i.submission_id IN (FROM form)
ORDER BY i.submission_id, i.identity, i.kind, i.table_name, i.line_no, i.column_name;
