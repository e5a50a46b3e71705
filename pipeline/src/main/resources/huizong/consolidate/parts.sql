-- The figures behind one total, each with the cell it was read from. $1 consolidation, $2 year, $3 table, $4 column, $5 code,
-- $6 form, $7 division, $8 whether with all below, $9 department, $10 unit (NULL where not asked for), $11 period.
WITH RECURSIVE below AS (
  SELECT $7::VARCHAR AS division_code, 0 AS steps
  UNION ALL
  SELECT d.division_code, b.steps + 1 FROM below b
  JOIN mart.consolidation_division d ON d.parent_code = b.division_code AND d.consolidation_id = $1::INTEGER
  WHERE $8::BOOLEAN AND $9::VARCHAR IS NULL AND b.steps < 9),
member AS (
  SELECT unit_id, 0 AS steps FROM mart.consolidation_unit
  WHERE consolidation_id = $1::INTEGER AND fiscal_year = $2::INTEGER AND division_code = $7::VARCHAR AND department = $9::VARCHAR
    AND ($10::VARCHAR IS NULL OR unit_id = $10::VARCHAR)
  UNION
  SELECT u.unit_id, m.steps + 1 FROM member m JOIN mart.consolidation_unit u ON u.parent_unit_id = m.unit_id
    AND u.consolidation_id = $1::INTEGER AND u.fiscal_year = $2::INTEGER
  WHERE $8::BOOLEAN AND m.steps < 9),
part AS (
  SELECT * FROM mart.part
  WHERE consolidation_id = $1::INTEGER AND fiscal_year = $2::INTEGER AND period = $11::VARCHAR AND table_name = $3::VARCHAR AND column_name = $4::VARCHAR
    AND ($5::VARCHAR IS NULL OR code = $5::VARCHAR) AND ($6::VARCHAR IS NULL OR form_id = $6::VARCHAR)
    AND division_code IN (SELECT division_code FROM below)
    AND (kind <> 'adjustment' OR ($8::BOOLEAN AND $9::VARCHAR IS NULL))
    AND ($9::VARCHAR IS NULL OR unit_id IN (SELECT unit_id FROM member))),
cell AS (
  SELECT submission_id, table_name, line_no, column_name, min(sheet_name) AS sheet_name,
    string_agg(cell_ref, '、' ORDER BY length(cell_ref), cell_ref) AS cell_ref,
    string_agg(raw_text, '；' ORDER BY length(cell_ref), cell_ref) AS raw_text
  FROM meta.lineage WHERE submission_id IN (SELECT submission_id FROM part) AND table_name = $3::VARCHAR
    AND column_name = $4::VARCHAR
  GROUP BY ALL)
SELECT d.name AS division, p.department, p.unit_name AS unit, p.kind, p.form_id, p.project_name AS project, p.label AS line,
  p.amount, p.source AS file, c.sheet_name AS sheet, c.cell_ref AS cell, c.raw_text AS raw, p.submission_id
FROM part p
LEFT JOIN cell c USING (submission_id, table_name, line_no, column_name)
LEFT JOIN mart.consolidation_division d ON d.consolidation_id = $1::INTEGER AND d.division_code = p.division_code
ORDER BY p.division_code, p.kind, p.unit_name, p.form_id, p.project_name, p.line_no, p.source, p.submission_id, p.label
