-- Grain: unit × form × period of the expectation list. A form expected once a year may be filed for any part of it. Nothing where there is no list.
INSERT INTO mart.filing_status (consolidation_id, fiscal_year, period, division_code, division_name, department, unit_id,
  unit_name, form_id, form_name, due_on, state, corrected, forms, errors)
WITH filing AS (
  SELECT x.line_no, count(*) FILTER (m.is_current) AS forms, count(*) FILTER (NOT m.is_current AND m.superseded_by IS NOT NULL) AS older,
    coalesce(sum(e.errors) FILTER (m.is_current), 0) AS errors
  FROM meta.expected_form x
  JOIN meta.submission m ON m.form_id = x.form_id AND m.fiscal_year = x.fiscal_year
    AND (m.period = x.period OR period_kind(x.period) = 'year')
    AND (m.unit_id = x.unit_id OR m.unit_name = x.unit_name)
  LEFT JOIN (SELECT submission_id, count(*) AS errors FROM qa.finding
             WHERE consolidation_id = getvariable('consolidation_id') AND severity = 'error' GROUP BY ALL) e
    USING (submission_id)
  GROUP BY x.line_no)
SELECT getvariable('consolidation_id'), x.fiscal_year, x.period, x.division_code, coalesce(d.name, x.division_code), x.department,
  x.unit_id, x.unit_name, x.form_id, x.form_name, x.due_on,
  CASE WHEN coalesce(f.forms, 0) = 0 THEN 'missing' WHEN f.errors > 0 THEN 'returned' ELSE 'filed' END,
  coalesce(f.older > 0, false), coalesce(f.forms, 0), coalesce(f.errors, 0)
FROM meta.expected_form x
LEFT JOIN filing f USING (line_no)
LEFT JOIN main.division d ON d.division_code = x.division_code
WHERE getvariable('only_year') IS NULL OR x.fiscal_year = getvariable('only_year');
