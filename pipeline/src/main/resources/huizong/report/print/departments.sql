-- Grain: fiscal year × division × department (unit_id NULL) or unit, with all below (all) or by itself (own); the unit's
-- own line only where there are units below it. Amounts in 万元.
WITH item AS (
  SELECT fiscal_year, division_code, department, unit_id, name, grade, scope,
    sum(budget) FILTER (item_code = 'three_public') AS three_budget, sum(final) FILTER (item_code = 'three_public') AS three_final,
    sum(budget) FILTER (item_code = 'project') AS project_budget, sum(final) FILTER (item_code = 'project') AS project_final,
    max(execution_rate) FILTER (item_code = 'project') AS project_rate,
    sum(budget) FILTER (item_code = 'public_funds') AS public_budget,
    sum(final) FILTER (item_code = 'public_funds') AS public_final
  FROM mart.rollup_department_expenditure WHERE consolidation_id = $1::INTEGER AND length(period) = 4 GROUP BY ALL),
fund AS (
  SELECT fiscal_year, division_code, department, unit_id, name, grade, scope,
    sum(annual_budget) AS annual_budget, sum(executed) AS executed, max(execution_rate) AS execution_rate
  FROM mart.rollup_department_funding
  WHERE consolidation_id = $1::INTEGER AND length(period) = 4 AND form_id = 'overall_self_evaluation' AND source_code = 'total' GROUP BY ALL),
score AS (
  SELECT fiscal_year, division_code, department, unit_id, name, grade, scope, sum(evaluated) AS evaluated,
    sum(excellent) AS excellent, sum(good) AS good, sum(fair) AS fair, sum(poor) AS poor, sum(ungraded) AS ungraded
  FROM mart.rollup_department_evaluation WHERE consolidation_id = $1::INTEGER AND length(period) = 4 GROUP BY ALL),
line AS (
  SELECT fiscal_year, division_code, department, unit_id, name, grade, scope FROM item
  UNION SELECT fiscal_year, division_code, department, unit_id, name, grade, scope FROM fund
  UNION SELECT fiscal_year, division_code, department, unit_id, name, grade, scope FROM score
  UNION SELECT fiscal_year, division_code, department, unit_id, name, grade, scope FROM mart.rollup_department_staffing
    WHERE consolidation_id = $1::INTEGER AND length(period) = 4
  UNION SELECT fiscal_year, division_code, department, unit_id, name, grade, scope FROM mart.rollup_department_building
    WHERE consolidation_id = $1::INTEGER AND length(period) = 4)
SELECT l.fiscal_year, l.division_code, d.level AS division_level, d.name AS division_name, l.department, l.unit_id,
  coalesce(u.parent_unit_id, '') AS parent_unit_id, l.name, l.grade, l.scope,
  CASE l.grade WHEN 0 THEN '部门合计' WHEN 1 THEN '一级' WHEN 2 THEN '二级' WHEN 3 THEN '三级' ELSE l.grade || '级' END AS grade_name,
  CASE l.scope WHEN 'own' THEN '仅本级' ELSE '包含下级' END AS scope_name,
  i.* EXCLUDE (fiscal_year, division_code, department, unit_id, name, grade, scope),
  f.* EXCLUDE (fiscal_year, division_code, department, unit_id, name, grade, scope),
  c.* EXCLUDE (fiscal_year, division_code, department, unit_id, name, grade, scope),
  s.unit_count, s.staff_quota, s.staff_actual, s.staff_control_rate, b.building_approved_area, b.building_actual_area
FROM line l
JOIN mart.consolidation_division d ON d.consolidation_id = $1::INTEGER AND d.division_code = l.division_code
LEFT JOIN mart.consolidation_unit u ON u.consolidation_id = $1::INTEGER AND u.fiscal_year = l.fiscal_year
  AND u.unit_id = l.unit_id
LEFT JOIN item i ON (i.fiscal_year, i.division_code, i.department, i.scope) = (l.fiscal_year, l.division_code, l.department, l.scope)
  AND i.unit_id IS NOT DISTINCT FROM l.unit_id
LEFT JOIN fund f ON (f.fiscal_year, f.division_code, f.department, f.scope) = (l.fiscal_year, l.division_code, l.department, l.scope)
  AND f.unit_id IS NOT DISTINCT FROM l.unit_id
LEFT JOIN score c ON (c.fiscal_year, c.division_code, c.department, c.scope) = (l.fiscal_year, l.division_code, l.department, l.scope)
  AND c.unit_id IS NOT DISTINCT FROM l.unit_id
LEFT JOIN mart.rollup_department_staffing s ON s.consolidation_id = $1::INTEGER AND length(s.period) = 4
  AND (s.fiscal_year, s.division_code, s.department, s.scope) = (l.fiscal_year, l.division_code, l.department, l.scope)
  AND s.unit_id IS NOT DISTINCT FROM l.unit_id
LEFT JOIN mart.rollup_department_building b ON b.consolidation_id = $1::INTEGER AND length(b.period) = 4
  AND (b.fiscal_year, b.division_code, b.department, b.scope) = (l.fiscal_year, l.division_code, l.department, l.scope)
  AND b.unit_id IS NOT DISTINCT FROM l.unit_id
WHERE l.scope = 'all' OR EXISTS (FROM mart.consolidation_unit k WHERE k.consolidation_id = $1::INTEGER
  AND k.fiscal_year = l.fiscal_year AND k.parent_unit_id = l.unit_id)
ORDER BY l.fiscal_year DESC, l.division_code, l.department, l.grade, l.unit_id NULLS FIRST, l.scope
