-- Grain: period × division × form × source. Amounts in 万元. Project funds and overall funds stay apart by form.
-- Rates are Σ executed / Σ annual budget and Σ executed / Σ initial budget.
INSERT INTO mart.rollup_funding (consolidation_id, fiscal_year, period, division_code, division_name, level,
  form_id, source_code, project_count, initial_budget, annual_budget, executed, execution_rate,
  execution_rate_on_initial)
WITH total AS (
  SELECT p.fiscal_year, p.period, s.place_no, p.form_id, p.source_code, sum(p.projects)::INTEGER AS projects,
    sum(p.initial_budget) AS initial_budget, sum(p.annual_budget) AS annual_budget, sum(p.executed) AS executed
  FROM rollup_funding_part p JOIN rollup_scope s ON s.member = p.division_code
  WHERE p.kind <> 'adjustment' OR s.level <> 'own'
  GROUP BY ALL)
SELECT getvariable('consolidation_id'), t.fiscal_year, t.period, s.division_code, s.division_name, s.level, t.form_id, t.source_code,
  t.projects, t.initial_budget, t.annual_budget, t.executed,
  CASE WHEN t.annual_budget <> 0 THEN try_cast(t.executed / t.annual_budget AS DECIMAL(38, 6)) END,
  CASE WHEN t.initial_budget <> 0 THEN try_cast(t.executed / t.initial_budget AS DECIMAL(38, 6)) END
FROM total t JOIN rollup_place s USING (place_no);

-- The same by department and unit.
INSERT INTO mart.rollup_department_funding (consolidation_id, fiscal_year, period, division_code, department, unit_id, name,
  grade, scope, form_id, source_code, project_count, initial_budget, annual_budget, executed, execution_rate,
  execution_rate_on_initial)
WITH total AS (
  SELECT s.group_no, p.period, p.form_id, p.source_code, sum(p.projects)::INTEGER AS projects,
    sum(p.initial_budget) AS initial_budget, sum(p.annual_budget) AS annual_budget, sum(p.executed) AS executed
  FROM rollup_funding_part p JOIN rollup_unit_scope s ON s.member = p.unit_no
  WHERE p.kind <> 'adjustment'
  GROUP BY ALL)
SELECT getvariable('consolidation_id'), s.fiscal_year, t.period, s.division_code, s.department, s.unit_id, s.name, s.grade, s.scope,
  t.form_id, t.source_code, t.projects, t.initial_budget, t.annual_budget, t.executed,
  CASE WHEN t.annual_budget <> 0 THEN try_cast(t.executed / t.annual_budget AS DECIMAL(38, 6)) END,
  CASE WHEN t.initial_budget <> 0 THEN try_cast(t.executed / t.initial_budget AS DECIMAL(38, 6)) END
FROM total t JOIN rollup_group s USING (group_no);
