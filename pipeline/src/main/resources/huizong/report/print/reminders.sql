-- Grain: unit × form × period that was expected and has not come.
SELECT row_number() OVER placed AS number, s.division_name, s.department, s.unit_name, s.fiscal_year, s.form_name || CASE WHEN length(s.period) > 4 THEN '（' || s.period || '）' ELSE '' END AS form_name,
       strftime(s.due_on, '%Y-%m-%d') AS due_on
FROM mart.filing_status s
WHERE s.consolidation_id = $1::INTEGER AND s.state = 'missing'
WINDOW placed AS (ORDER BY s.division_code, s.department NULLS LAST, s.unit_name, s.fiscal_year DESC, s.form_id, s.period)
ORDER BY number
