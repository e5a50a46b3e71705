-- Grain: rule × severity.
SELECT CASE f.severity WHEN 'error' THEN '错误' WHEN 'warning' THEN '警告' WHEN 'notice' THEN '提示' ELSE f.severity END
           AS severity_name,
       f.severity, f.rule_id, coalesce(min(r.title), CASE WHEN starts_with(f.rule_id, 'read-') THEN '读取工作簿时发现' END, f.rule_id)
           AS rule_title, count(*) AS findings,
       count(DISTINCT f.unit_name) AS units, min(r.basis) AS basis
FROM qa.finding f LEFT JOIN mart.consolidation_rule r ON r.consolidation_id = f.consolidation_id AND r.rule_id = f.rule_id
WHERE f.consolidation_id = $1::INTEGER
GROUP BY f.severity, f.rule_id
ORDER BY CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, findings DESC, f.rule_id
