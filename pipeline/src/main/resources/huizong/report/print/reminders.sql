-- Grain: unit × form × fiscal year that was expected and has not come.
SELECT row_number() OVER placed AS number, s.division_name, s.department, s.unit_name, s.fiscal_year, s.form_name,
       strftime(s.due_on, '%Y-%m-%d') AS due_on
FROM mart.filing_status s
WHERE s.consolidation_id = $1::INTEGER AND s.state = 'missing'
WINDOW placed AS (ORDER BY s.division_code, s.department NULLS LAST, s.unit_name, s.fiscal_year DESC, s.form_id)
ORDER BY number
