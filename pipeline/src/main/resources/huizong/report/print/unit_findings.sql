-- Grain: unit with findings; the last row is the whole consolidation.
WITH found AS (
    SELECT f.*, k.department, d.name AS division
    FROM qa.finding f LEFT JOIN qa.finding_key k USING (finding_id)
    LEFT JOIN mart.consolidation_division d ON d.consolidation_id = f.consolidation_id
  AND d.division_code = f.division_code
    WHERE f.consolidation_id = $1::INTEGER)
SELECT CASE WHEN grouping(unit_name) = 1 THEN '合计' ELSE coalesce(division, division_code, '（区划不明）') END AS division_name,
       department, CASE WHEN grouping(unit_name) = 0 THEN coalesce(unit_name, '（单位不明）') END AS unit_name,
       grouping(unit_name) = 1 AS is_total,
       count(*) FILTER (severity = 'error') AS errors,
       count(*) FILTER (severity = 'warning' AND explained_by IS NULL) AS warnings,
       count(*) FILTER (severity = 'warning' AND explained_by IS NOT NULL) AS explained,
       count(*) FILTER (severity NOT IN ('error', 'warning')) AS notices, count(*) AS findings
FROM found
GROUP BY GROUPING SETS ((division_code, division, department, unit_name), ())
ORDER BY is_total, division_code NULLS LAST, department NULLS LAST, unit_name NULLS LAST
