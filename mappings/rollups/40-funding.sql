-- Grain: fiscal year × division × form × source. Amounts in 万元. Project funds and overall funds stay apart by form.
-- Rates are Σ executed / Σ annual budget and Σ executed / Σ initial budget.
INSERT INTO mart.rollup_funding
SELECT getvariable('consolidation_id'), p.fiscal_year, s.division_code, s.division_name, s.level,
  p.form_id, p.source_code,
  count(DISTINCT p.submission_id), sum(p.initial_budget), sum(p.annual_budget), sum(p.executed),
  CASE WHEN sum(p.annual_budget) <> 0 THEN (sum(p.executed) / sum(p.annual_budget))::DECIMAL(18, 6) END,
  CASE WHEN sum(p.initial_budget) <> 0 THEN (sum(p.executed) / sum(p.initial_budget))::DECIMAL(18, 6) END
FROM rollup_funding_part p JOIN rollup_scope s ON s.member = p.division_code
WHERE (p.kind <> 'adjustment' OR s.level <> 'own')
GROUP BY p.fiscal_year, s.division_code, s.division_name, s.level, p.form_id, p.source_code;

-- The same by department and unit.
INSERT INTO mart.rollup_department_funding
SELECT getvariable('consolidation_id'), p.fiscal_year, s.division_code, s.department, s.unit_id, s.name, s.grade, s.scope,
  p.form_id, p.source_code,
  count(DISTINCT p.submission_id), sum(p.initial_budget), sum(p.annual_budget), sum(p.executed),
  CASE WHEN sum(p.annual_budget) <> 0 THEN (sum(p.executed) / sum(p.annual_budget))::DECIMAL(18, 6) END,
  CASE WHEN sum(p.initial_budget) <> 0 THEN (sum(p.executed) / sum(p.initial_budget))::DECIMAL(18, 6) END
FROM rollup_funding_part p JOIN rollup_unit_scope s ON s.fiscal_year = p.fiscal_year AND s.member = p.unit_id
WHERE p.kind <> 'adjustment'
GROUP BY p.fiscal_year, s.division_code, s.department, s.unit_id, s.name, s.grade, s.scope, p.form_id, p.source_code;
