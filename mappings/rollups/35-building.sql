-- Grain: fiscal year × division. Areas in m², investment in 万元. Rates from the sums.
INSERT INTO mart.rollup_building
SELECT getvariable('consolidation_id'), p.fiscal_year, s.division_code, s.division_name, s.level,
  count(DISTINCT p.unit_id) FILTER (p.kind = 'filing'), sum(p.building_approved_area), sum(p.building_actual_area),
  CASE WHEN sum(p.building_approved_area) > 0 THEN
    (sum(p.building_actual_area) / sum(p.building_approved_area))::DECIMAL(18, 6) END,
  sum(p.building_budget), sum(p.building_actual),
  CASE WHEN sum(p.building_budget) > 0 THEN (sum(p.building_actual) / sum(p.building_budget))::DECIMAL(18, 6) END
FROM rollup_base_part p JOIN rollup_scope s ON s.member = p.division_code
WHERE (p.kind <> 'adjustment' OR s.level <> 'own')
GROUP BY p.fiscal_year, s.division_code, s.division_name, s.level
HAVING count(p.building_approved_area) + count(p.building_actual_area) + count(p.building_budget)
  + count(p.building_actual) > 0;

-- The same by department and unit.
INSERT INTO mart.rollup_department_building
SELECT getvariable('consolidation_id'), p.fiscal_year, s.division_code, s.department, s.unit_id, s.name, s.grade, s.scope,
  count(DISTINCT p.unit_id) FILTER (p.kind = 'filing'), sum(p.building_approved_area), sum(p.building_actual_area),
  CASE WHEN sum(p.building_approved_area) > 0 THEN
    (sum(p.building_actual_area) / sum(p.building_approved_area))::DECIMAL(18, 6) END,
  sum(p.building_budget), sum(p.building_actual),
  CASE WHEN sum(p.building_budget) > 0 THEN (sum(p.building_actual) / sum(p.building_budget))::DECIMAL(18, 6) END
FROM rollup_base_part p JOIN rollup_unit_scope s ON s.fiscal_year = p.fiscal_year AND s.member = p.unit_id
WHERE p.kind <> 'adjustment'
GROUP BY p.fiscal_year, s.division_code, s.department, s.unit_id, s.name, s.grade, s.scope
HAVING count(p.building_approved_area) + count(p.building_actual_area) + count(p.building_budget)
  + count(p.building_actual) > 0;
