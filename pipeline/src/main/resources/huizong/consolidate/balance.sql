-- Every division's figure is the sum of its children's and its own 本级. Returns the breaches.
WITH figure AS (
  SELECT 'expenditure' AS mart, fiscal_year, division_code, level, item_code AS code,
    coalesce(prior_final, 0) + coalesce(budget, 0) * 7 + coalesce(final, 0) * 31 AS amount
  FROM mart.rollup_expenditure WHERE consolidation_id = getvariable('consolidation_id')
  UNION ALL
  SELECT 'staffing', fiscal_year, division_code, level, '', coalesce(staff_quota, 0) + coalesce(staff_actual, 0) * 7
  FROM mart.rollup_staffing WHERE consolidation_id = getvariable('consolidation_id')
  UNION ALL
  SELECT 'funding', fiscal_year, division_code, level, form_id || '/' || source_code,
    coalesce(initial_budget, 0) + coalesce(annual_budget, 0) * 7 + coalesce(executed, 0) * 31
  FROM mart.rollup_funding WHERE consolidation_id = getvariable('consolidation_id')
  UNION ALL
  SELECT 'evaluation', fiscal_year, division_code, level, form_id, evaluated
  FROM mart.rollup_evaluation WHERE consolidation_id = getvariable('consolidation_id')
  UNION ALL
  SELECT 'filing', fiscal_year, division_code, level, '', received + superseded * 7
  FROM mart.rollup_filing WHERE consolidation_id = getvariable('consolidation_id')),
parts AS (
  SELECT f.mart, f.fiscal_year, d.parent_code AS division_code, f.code, sum(f.amount) AS amount
  FROM figure f JOIN main.division d USING (division_code)
  WHERE f.level <> 'own' AND d.parent_code IS NOT NULL
  GROUP BY ALL
  UNION ALL
  SELECT mart, fiscal_year, division_code, code, amount FROM figure WHERE level = 'own'),
added AS (SELECT mart, fiscal_year, division_code, code, sum(amount) AS amount FROM parts GROUP BY ALL),
whole AS (SELECT * FROM figure WHERE level IN ('province', 'city'))
SELECT coalesce(w.mart, a.mart), coalesce(w.division_code, a.division_code), coalesce(w.code, a.code), w.amount, a.amount
FROM whole w FULL JOIN added a USING (mart, fiscal_year, division_code, code)
WHERE coalesce(w.amount, 0) <> coalesce(a.amount, 0)
