-- Grain: fiscal year × division. People. The rate is Σ actual / Σ quota over units that state both.
INSERT INTO mart.rollup_staffing
SELECT getvariable('consolidation_id'), p.fiscal_year, s.division_code, s.division_name, s.level,
  count(DISTINCT p.unit_id) FILTER (p.kind = 'filing'), sum(p.staff_quota)::BIGINT, sum(p.staff_actual)::BIGINT,
  CASE WHEN sum(p.staff_quota) FILTER (p.staff_actual IS NOT NULL) > 0 THEN
    (sum(p.staff_actual) FILTER (p.staff_quota IS NOT NULL)
      / sum(p.staff_quota) FILTER (p.staff_actual IS NOT NULL))::DECIMAL(18, 6) END
FROM rollup_base_part p JOIN rollup_scope s ON s.member = p.division_code
WHERE (p.staff_quota IS NOT NULL OR p.staff_actual IS NOT NULL) AND (p.kind <> 'adjustment' OR s.level <> 'own')
GROUP BY p.fiscal_year, s.division_code, s.division_name, s.level;

-- The same by department and unit.
INSERT INTO mart.rollup_department_staffing
SELECT getvariable('consolidation_id'), p.fiscal_year, s.division_code, s.department, s.unit_id, s.name, s.grade, s.scope,
  count(DISTINCT p.unit_id) FILTER (p.kind = 'filing'), sum(p.staff_quota)::BIGINT, sum(p.staff_actual)::BIGINT,
  CASE WHEN sum(p.staff_quota) FILTER (p.staff_actual IS NOT NULL) > 0 THEN
    (sum(p.staff_actual) FILTER (p.staff_quota IS NOT NULL)
      / sum(p.staff_quota) FILTER (p.staff_actual IS NOT NULL))::DECIMAL(18, 6) END
FROM rollup_base_part p JOIN rollup_unit_scope s ON s.fiscal_year = p.fiscal_year AND s.member = p.unit_id
WHERE (p.staff_quota IS NOT NULL OR p.staff_actual IS NOT NULL) AND p.kind <> 'adjustment'
GROUP BY p.fiscal_year, s.division_code, s.department, s.unit_id, s.name, s.grade, s.scope;
