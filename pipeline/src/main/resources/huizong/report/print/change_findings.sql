-- Grain: finding that is new or resolved since the consolidation this one is compared with.
SELECT CASE c.kind WHEN 'new' THEN '新出现' ELSE '已消除' END AS kind_name,
  CASE c.severity WHEN 'error' THEN '错误' WHEN 'warning' THEN '警告' WHEN 'notice' THEN '提示' ELSE c.severity END AS severity_name,
  c.severity, d.name AS division_name, c.unit_name, c.fiscal_year, c.project_name,
  coalesce(r.title, CASE WHEN starts_with(c.rule_id, 'read-') THEN '读取工作簿时发现' END, c.rule_id) AS rule_title, c.message
FROM mart.change_finding c
LEFT JOIN mart.consolidation_division d USING (consolidation_id, division_code)
LEFT JOIN mart.consolidation_rule r ON r.consolidation_id = c.consolidation_id AND r.rule_id = c.rule_id
WHERE c.consolidation_id = $1::INTEGER
ORDER BY c.kind = 'resolved', CASE c.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, c.division_code NULLS LAST,
  c.unit_name, c.rule_id, c.finding_id
LIMIT 20000
