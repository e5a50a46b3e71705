-- Grain: fiscal year × division × form × source. Amounts in 万元. Project funds and overall funds stay apart by form.
-- Rates are Σ executed / Σ annual budget and Σ executed / Σ initial budget.
INSERT INTO mart.rollup_funding
SELECT getvariable('consolidation_id'), f.fiscal_year, s.division_code, s.division_name, s.level, f.form_id, f.source_code,
  count(DISTINCT f.submission_id), sum(f.initial_budget), sum(f.annual_budget), sum(f.executed),
  CASE WHEN sum(f.annual_budget) <> 0 THEN (sum(f.executed) / sum(f.annual_budget))::DECIMAL(18, 6) END,
  CASE WHEN sum(f.initial_budget) <> 0 THEN (sum(f.executed) / sum(f.initial_budget))::DECIMAL(18, 6) END
FROM main.funding f JOIN rollup_scope s ON s.member = f.division_code
WHERE f.source_code IS NOT NULL AND f.fiscal_year IS NOT NULL
  AND (getvariable('only_year') IS NULL OR f.fiscal_year = getvariable('only_year'))
GROUP BY f.fiscal_year, s.division_code, s.division_name, s.level, f.form_id, f.source_code;
