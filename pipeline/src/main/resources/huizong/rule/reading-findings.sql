-- What was found wrong while reading current filings, and workbooks that brought them, joins the list.
INSERT INTO qa.finding BY NAME
SELECT
  getvariable('consolidation_id') || '-' || lpad((getvariable('findings_before')
    + row_number() OVER (ORDER BY f.workbook_id, f.submission_id, f.rule_id, f.sheet_name, f.cell_ref))::VARCHAR, 6, '0')
    AS finding_id,
  getvariable('consolidation_id') AS consolidation_id,
  f.rule_id, f.severity,
  coalesce(s.division_code, w.division_code) AS division_code, coalesce(s.unit_name, w.unit_name) AS unit_name,
  coalesce(s.fiscal_year, w.fiscal_year) AS fiscal_year, s.period, s.form_id, s.project_name, f.submission_id,
  f.sheet_name, nullif(f.cell_ref, '') AS cell_ref, f.stated, f.expected, f.message, f.message_en
FROM meta.reading_finding f
LEFT JOIN meta.submission s USING (submission_id)
LEFT JOIN (
  SELECT workbook_id, any_value(unit_name) AS unit_name, any_value(division_code) AS division_code,
    any_value(fiscal_year) AS fiscal_year
  FROM meta.submission WHERE is_current GROUP BY workbook_id) w ON w.workbook_id = f.workbook_id
WHERE coalesce(counts_in(s.period, getvariable('period')), true)
  AND (s.is_current OR (f.submission_id IS NULL AND w.workbook_id IS NOT NULL))
  AND (getvariable('only_year') IS NULL OR coalesce(s.fiscal_year, w.fiscal_year) = getvariable('only_year'));
