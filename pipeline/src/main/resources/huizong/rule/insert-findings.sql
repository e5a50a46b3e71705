-- Gives each breach its filing, its cell and a number. A value that is missing has the
-- cell it should stand in; where the form lacks even that, a cell of its line stands for it.
INSERT INTO qa.finding BY NAME
WITH breach AS (
  SELECT row_number() OVER (ORDER BY submission_id, table_name, line_no, column_name, message) AS n, *
  FROM rule_breach),
spot AS (
  SELECT b.n, any_value(l.sheet_name) AS sheet_name, any_value(l.cell_ref) AS cell_ref
  FROM breach b JOIN (
    SELECT * EXCLUDE raw_text FROM meta.lineage UNION ALL SELECT * FROM meta.blank) l
    USING (submission_id, table_name, line_no, column_name)
  GROUP BY b.n),
line AS (
  SELECT b.n, min_by(l.cell_ref, length(l.cell_ref) * 100 + ascii(l.cell_ref)) AS cell_ref
  FROM breach b JOIN meta.lineage l USING (submission_id, table_name, line_no)
  WHERE b.n NOT IN (SELECT n FROM spot) AND b.line_no > 0
  GROUP BY b.n)
SELECT
  getvariable('consolidation_id') || '-' || lpad((getvariable('findings_before') + b.n)::VARCHAR, 6, '0') AS finding_id,
  getvariable('consolidation_id') AS consolidation_id,
  getvariable('rule_id') AS rule_id,
  coalesce(b.severity, getvariable('rule_severity')) AS severity,
  s.division_code, s.unit_name, s.fiscal_year, s.form_id, s.project_name,
  b.submission_id, b.table_name, b.line_no, b.column_name,
  coalesce(spot.sheet_name, s.sheet_name) AS sheet_name,
  coalesce(spot.cell_ref, line.cell_ref) AS cell_ref,
  b.stated, b.expected, b.difference, b.message, b.message_en
FROM breach b
LEFT JOIN meta.submission s USING (submission_id)
LEFT JOIN spot USING (n)
LEFT JOIN line USING (n)
WHERE getvariable('only_year') IS NULL OR s.fiscal_year = getvariable('only_year')
  OR b.table_name = 'expected_form'; -- not filed: no filing, and its rule chose the year
