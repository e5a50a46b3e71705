-- Grain: cell that a corrected filing changed.
WITH label AS (
    SELECT table_name, column_name, min(regexp_extract(comment, '^[^，；。（]+')) AS name
    FROM duckdb_columns() WHERE schema_name = 'filed' GROUP BY ALL)
SELECT d.name AS division_name, f.unit_name, f.fiscal_year, f.project_name,
  f.previous_revision || ' → ' || f.revision AS revisions, c.sheet_name, c.label,
  coalesce(label.name, c.column_name) AS column_title,
  CASE WHEN c.cell_ref = c.previous_cell_ref THEN c.cell_ref
    ELSE coalesce(c.previous_cell_ref, '（无）') || ' → ' || coalesce(c.cell_ref, '（无）') END AS cell,
  coalesce(c.previous_text, '（空）') AS previous_text, coalesce(c.text, '（空）') AS new_text
FROM mart.change_cell c
JOIN mart.change_filing f ON f.consolidation_id = c.consolidation_id AND f.submission_id = c.submission_id
LEFT JOIN mart.consolidation_division d ON d.consolidation_id = f.consolidation_id AND d.division_code = f.division_code
LEFT JOIN label ON label.table_name = c.table_name AND label.column_name = c.column_name
WHERE c.consolidation_id = $1::INTEGER
ORDER BY f.division_code NULLS LAST, f.unit_name, f.fiscal_year DESC, f.form_id, f.project_name, c.table_name, c.sheet_name,
  try_cast(regexp_extract(coalesce(c.cell_ref, c.previous_cell_ref), '[0-9]+') AS INTEGER),
  length(coalesce(c.cell_ref, c.previous_cell_ref)), coalesce(c.cell_ref, c.previous_cell_ref), c.column_name
LIMIT 20000
