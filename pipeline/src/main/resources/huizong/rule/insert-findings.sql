-- Gives each breach its filing, its cell and a number, and every figure that takes part its cell. A value that is missing
-- has the cell it should stand in; where the form lacks even that, a cell of its line stands for it. What was not filed has
-- no filing to take its place from: the expectation says whose it is.
CREATE OR REPLACE TEMP TABLE breach AS
WITH numbered AS (
  SELECT b.*, row_number() OVER (ORDER BY submission_id, table_name, line_no, column_name, message) AS n
  FROM rule_breach b LEFT JOIN meta.submission s USING (submission_id)
  -- another month's findings stand in its own consolidation
  WHERE (coalesce(counts_in(s.period, getvariable('period')), true)
      AND (getvariable('only_year') IS NULL OR s.fiscal_year = getvariable('only_year')))
    OR b.table_name = 'expected_form') -- its rule chose the year
SELECT *, getvariable('consolidation_id') || '-' || lpad((getvariable('findings_before') + n)::VARCHAR, 6, '0') AS finding_id
FROM numbered;
CREATE OR REPLACE TEMP TABLE breach_cell AS
WITH involved AS (
  SELECT n, finding_id, submission_id AS owner, 0 AS place,
    figure('填报值', submission_id, table_name, coalesce(line_no, 0), column_name) AS f FROM breach
  UNION ALL
  SELECT n, finding_id, submission_id, unnest(range(1, len(figures) + 1)), unnest(figures) FROM breach),
-- only the breaches' own filings: the lineage of all is long
spot AS (
  SELECT * FROM (SELECT * FROM meta.lineage UNION ALL SELECT *, NULL FROM meta.blank)
  WHERE submission_id IN (SELECT f.submission_id FROM involved))
SELECT i.n, i.finding_id, i.owner, i.place, i.f.role AS role, l.submission_id, l.table_name, l.line_no, l.column_name,
  l.sheet_name, l.cell_ref, l.raw_text
FROM involved i JOIN spot l ON l.submission_id = i.f.submission_id AND l.table_name = i.f.table_name
  AND l.line_no = i.f.line_no AND l.column_name = i.f.column_name
QUALIFY row_number() OVER (PARTITION BY i.n, l.submission_id, l.table_name, l.line_no, l.column_name ORDER BY i.place) = 1;
INSERT INTO qa.finding_cell
SELECT finding_id, role, submission_id, table_name, line_no, column_name, sheet_name, cell_ref, raw_text
FROM breach_cell ORDER BY n, place;
INSERT INTO qa.finding BY NAME
WITH line AS (
  SELECT b.n, min_by(l.cell_ref, length(l.cell_ref) * 100 + ascii(l.cell_ref)) AS cell_ref
  FROM breach b JOIN meta.lineage l USING (submission_id, table_name, line_no)
  WHERE b.n NOT IN (SELECT n FROM breach_cell WHERE place = 0) AND b.line_no > 0
  GROUP BY b.n),
others AS (
  SELECT c.n, list(CASE WHEN o.workbook_id <> s.workbook_id THEN '《' || w.file_name || '》' ELSE '' END
    || CASE WHEN o.workbook_id <> s.workbook_id OR o.sheet_name <> s.sheet_name THEN c.sheet_name || '!' ELSE '' END || c.cell_ref
    ORDER BY c.place) AS cells
  FROM breach_cell c JOIN meta.submission s ON s.submission_id = c.owner
  JOIN meta.submission o ON o.submission_id = c.submission_id
  LEFT JOIN (SELECT workbook_id, any_value(file_name) AS file_name FROM meta.workbook GROUP BY workbook_id) w
    ON w.workbook_id = o.workbook_id
  WHERE c.place > 0 GROUP BY c.n),
shown_cells AS (
  SELECT n, array_to_string(cells[1:15], '、') || CASE WHEN len(cells) > 15 THEN ' …' ELSE '' END AS cells FROM others)
SELECT
  b.finding_id,
  getvariable('consolidation_id') AS consolidation_id,
  getvariable('rule_id') AS rule_id,
  -- a bureau's severity holds unless the finding itself is milder
  CASE WHEN o.value IS NULL OR array_position(['error', 'warning', 'notice'], b.severity)
      > array_position(['error', 'warning', 'notice'], o.value)
    THEN coalesce(b.severity, getvariable('rule_severity')) ELSE o.value END AS severity,
  coalesce(s.division_code, x.division_code) AS division_code, coalesce(s.unit_name, x.unit_name) AS unit_name,
  coalesce(s.fiscal_year, x.fiscal_year) AS fiscal_year, coalesce(s.period, x.period) AS period, coalesce(s.form_id, x.form_id) AS form_id, s.project_name,
  b.submission_id, b.table_name, b.line_no, b.column_name,
  coalesce(spot.sheet_name, s.sheet_name) AS sheet_name,
  coalesce(spot.cell_ref, line.cell_ref) AS cell_ref,
  b.stated, b.expected, b.difference,
  b.message || coalesce('（相关单元格：' || c.cells || '）', '') AS message,
  b.message_en || coalesce(' (cells: ' || c.cells || ')', '') AS message_en
FROM breach b
LEFT JOIN meta.submission s USING (submission_id)
LEFT JOIN meta.expected_form x ON b.table_name = 'expected_form' AND x.line_no = b.line_no
LEFT JOIN threshold_at o ON o.submission_id = coalesce(b.submission_id, '') AND o.rule_id = getvariable('rule_id') AND o.name = 'severity'
LEFT JOIN breach_cell spot ON spot.n = b.n AND spot.place = 0
LEFT JOIN line ON line.n = b.n
LEFT JOIN shown_cells c ON c.n = b.n;
