-- Grain: division that a unit files to. Units and forms that are in, forms still missing and units that must correct, by the
-- latest consolidation. $1: a division's code without its trailing zeros, or an empty text for all.
WITH latest AS (SELECT max(consolidation_id) AS id FROM mart.consolidation),
found AS (
  SELECT coalesce(division_code, '') AS code, count(*) FILTER (rule_id = 'missing-form') AS missing,
    count(DISTINCT unit_name) FILTER (severity = 'error' AND rule_id <> 'missing-form') AS correcting
  FROM qa.finding, latest WHERE consolidation_id = latest.id GROUP BY ALL),
filed AS (
  SELECT coalesce(division_code, '') AS code, count(DISTINCT unit_id) AS units, count(*) AS forms
  FROM meta.submission WHERE is_current GROUP BY ALL)
SELECT code AS division_code, coalesce(d.name, '未归属') AS division, coalesce(units, 0) AS units,
  coalesce(forms, 0) AS forms, coalesce(missing, 0) AS missing, coalesce(correcting, 0) AS must_correct
FROM filed FULL JOIN found USING (code) LEFT JOIN main.division d ON d.division_code = code
WHERE starts_with(code, $1) ORDER BY code;
