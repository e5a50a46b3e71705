-- Grain: period × division. People. The rate is Σ actual / Σ quota over units that state both.
INSERT INTO mart.rollup_staffing (consolidation_id, fiscal_year, period, division_code, division_name, level,
  unit_count, staff_quota, staff_actual, staff_control_rate)
WITH total AS (
  SELECT p.fiscal_year, p.period, s.place_no, count(DISTINCT p.unit_no) FILTER (p.kind = 'filing') AS units,
    sum(p.staff_quota)::BIGINT AS quota, sum(p.staff_actual)::BIGINT AS actual,
    CASE WHEN sum(p.staff_quota) FILTER (p.staff_actual IS NOT NULL) > 0 THEN
      try_cast(sum(p.staff_actual) FILTER (p.staff_quota IS NOT NULL)
        / sum(p.staff_quota) FILTER (p.staff_actual IS NOT NULL) AS DECIMAL(38, 6)) END AS rate
  FROM rollup_base_part p JOIN rollup_scope s ON s.member = p.division_code
  WHERE (p.staff_quota IS NOT NULL OR p.staff_actual IS NOT NULL) AND (p.kind <> 'adjustment' OR s.level <> 'own')
  GROUP BY ALL)
SELECT getvariable('consolidation_id'), t.fiscal_year, t.period, s.division_code, s.division_name, s.level, t.units, t.quota, t.actual,
  t.rate
FROM total t JOIN rollup_place s USING (place_no);

-- The same by department and unit.
INSERT INTO mart.rollup_department_staffing (consolidation_id, fiscal_year, period, division_code, department, unit_id, name,
  grade, scope, unit_count, staff_quota, staff_actual, staff_control_rate)
WITH total AS (
  SELECT s.group_no, p.period, count(DISTINCT p.unit_no) FILTER (p.kind = 'filing') AS units,
    sum(p.staff_quota)::BIGINT AS quota, sum(p.staff_actual)::BIGINT AS actual,
    CASE WHEN sum(p.staff_quota) FILTER (p.staff_actual IS NOT NULL) > 0 THEN
      try_cast(sum(p.staff_actual) FILTER (p.staff_quota IS NOT NULL)
        / sum(p.staff_quota) FILTER (p.staff_actual IS NOT NULL) AS DECIMAL(38, 6)) END AS rate
  FROM rollup_base_part p JOIN rollup_unit_scope s ON s.member = p.unit_no
  WHERE (p.staff_quota IS NOT NULL OR p.staff_actual IS NOT NULL) AND p.kind <> 'adjustment'
  GROUP BY ALL)
SELECT getvariable('consolidation_id'), s.fiscal_year, t.period, s.division_code, s.department, s.unit_id, s.name, s.grade, s.scope,
  t.units, t.quota, t.actual, t.rate
FROM total t JOIN rollup_group s USING (group_no);
