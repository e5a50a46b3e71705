-- Grain: unit. Forms that are missing, errors to correct and warnings to explain, by the latest consolidation; units with
-- none of these are left out. $1: as in status-divisions.sql.
SELECT coalesce(d.name, '未归属') AS division, unit_name, count(*) FILTER (rule_id = 'missing-form') AS missing,
  count(*) FILTER (f.severity = 'error' AND rule_id <> 'missing-form') AS errors,
  count(*) FILTER (f.severity = 'warning') AS warnings,
  coalesce(string_agg(DISTINCT due, ', ' ORDER BY due) FILTER (rule_id = 'missing-form'), '') AS missing_forms
FROM (SELECT *, form_id || CASE WHEN length(period) > 4 THEN ' ' || period ELSE '' END AS due FROM qa.finding) f LEFT JOIN main.division d USING (division_code)
WHERE consolidation_id = (SELECT max(consolidation_id) FROM mart.consolidation)
  AND starts_with(coalesce(f.division_code, ''), $1) AND unit_name IS NOT NULL
GROUP BY ALL HAVING missing + errors + warnings > 0 ORDER BY division, missing DESC, errors DESC, warnings DESC, unit_name;
