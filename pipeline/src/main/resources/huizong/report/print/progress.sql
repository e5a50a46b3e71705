-- Grain: fiscal year × division, of the expectation list.
SELECT p.fiscal_year, p.division_name, p.level, p.expected, p.filed, p.missing, p.returned, p.corrected,
       CASE WHEN p.expected > 0 THEN p.filed / p.expected END AS coverage_rate
FROM mart.filing_progress p
WHERE p.consolidation_id = $1::INTEGER
ORDER BY p.fiscal_year DESC, p.division_code, p.level = 'own'
