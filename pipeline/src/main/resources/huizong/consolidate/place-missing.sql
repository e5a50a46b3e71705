-- What was not filed has no filing to take its place from: the expectation says whose it is.
UPDATE qa.finding f
SET division_code = e.division_code, unit_name = e.unit_name, fiscal_year = e.fiscal_year, form_id = e.form_id
FROM meta.expected_form e
WHERE f.consolidation_id = getvariable('consolidation_id') AND f.table_name = 'expected_form' AND f.line_no = e.line_no
