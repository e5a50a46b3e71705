-- Grain: period × division. Areas in m², investment in 万元. Rates from the sums.
INSERT INTO mart.rollup_building (consolidation_id, fiscal_year, period, division_code, division_name, level,
  unit_count, building_approved_area, building_actual_area, building_area_control_rate, building_budget,
  building_actual, building_cost_control_rate)
WITH total AS (
  SELECT p.fiscal_year, p.period, s.place_no, count(DISTINCT p.unit_no) FILTER (p.kind = 'filing') AS units,
    sum(p.building_approved_area) AS approved, sum(p.building_actual_area) AS area, sum(p.building_budget) AS budget,
    sum(p.building_actual) AS cost
  FROM rollup_base_part p JOIN rollup_scope s ON s.member = p.division_code
  WHERE p.kind <> 'adjustment' OR s.level <> 'own'
  GROUP BY ALL)
SELECT getvariable('consolidation_id'), t.fiscal_year, t.period, s.division_code, s.division_name, s.level, t.units,
  t.approved, t.area, CASE WHEN t.approved > 0 THEN try_cast(t.area / t.approved AS DECIMAL(38, 6)) END,
  t.budget, t.cost, CASE WHEN t.budget > 0 THEN try_cast(t.cost / t.budget AS DECIMAL(38, 6)) END
FROM total t JOIN rollup_place s USING (place_no)
WHERE coalesce(t.approved, t.area, t.budget, t.cost) IS NOT NULL;

-- The same by department and unit.
INSERT INTO mart.rollup_department_building (consolidation_id, fiscal_year, period, division_code, department, unit_id, name,
  grade, scope, unit_count, building_approved_area, building_actual_area, building_area_control_rate, building_budget,
  building_actual, building_cost_control_rate)
WITH total AS (
  SELECT s.group_no, p.period, count(DISTINCT p.unit_no) FILTER (p.kind = 'filing') AS units,
    sum(p.building_approved_area) AS approved, sum(p.building_actual_area) AS area, sum(p.building_budget) AS budget,
    sum(p.building_actual) AS cost
  FROM rollup_base_part p JOIN rollup_unit_scope s ON s.member = p.unit_no
  WHERE p.kind <> 'adjustment'
  GROUP BY ALL)
SELECT getvariable('consolidation_id'), s.fiscal_year, t.period, s.division_code, s.department, s.unit_id, s.name, s.grade, s.scope,
  t.units, t.approved, t.area, CASE WHEN t.approved > 0 THEN try_cast(t.area / t.approved AS DECIMAL(38, 6)) END,
  t.budget, t.cost, CASE WHEN t.budget > 0 THEN try_cast(t.cost / t.budget AS DECIMAL(38, 6)) END
FROM total t JOIN rollup_group s USING (group_no)
WHERE coalesce(t.approved, t.area, t.budget, t.cost) IS NOT NULL;
