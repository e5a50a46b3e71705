-- Conservation, figure by figure. Returns the breaches: what is checked, mart, period, where, code, measure, the total, its
-- parts. Province = Σ cities + own; city = Σ counties + own; each leaf and the whole = Σ of what units filed and the
-- bureau corrected, taken afresh from the filings; departments of a division = its leaf; unit with all below = own + Σ below.
-- The up to six figures of a roll-up's row (a … f) are checked side by side, and named where one is wrong.
WITH figure AS MATERIALIZED (
  SELECT 'expenditure' AS mart, period, division_code, level, item_code AS code,
    prior_final AS a, budget AS b, final AS c, 0 AS d, 0 AS e, 0 AS f
  FROM mart.rollup_expenditure WHERE consolidation_id = getvariable('consolidation_id')
  UNION ALL
  SELECT 'staffing', period, division_code, level, '', staff_quota, staff_actual, 0, 0, 0, 0
  FROM mart.rollup_staffing WHERE consolidation_id = getvariable('consolidation_id')
  UNION ALL
  SELECT 'building', period, division_code, level, '', building_approved_area, building_actual_area, building_budget,
    building_actual, 0, 0
  FROM mart.rollup_building WHERE consolidation_id = getvariable('consolidation_id')
  UNION ALL
  SELECT 'funding', period, division_code, level, form_id || '/' || source_code, initial_budget, annual_budget, executed, 0, 0, 0
  FROM mart.rollup_funding WHERE consolidation_id = getvariable('consolidation_id')
  UNION ALL
  SELECT 'evaluation', period, division_code, level, form_id, evaluated, excellent, good, fair, poor, ungraded
  FROM mart.rollup_evaluation WHERE consolidation_id = getvariable('consolidation_id')
  UNION ALL
  SELECT 'budget_execution', period, division_code, level, '', initial_budget, adjusted_budget, month_amount, to_date_amount, 0, 0
  FROM mart.rollup_budget_execution WHERE consolidation_id = getvariable('consolidation_id')
  UNION ALL
  SELECT 'filing', fiscal_year::VARCHAR, division_code, level, '', received, superseded, 0, 0, 0, 0
  FROM mart.rollup_filing WHERE consolidation_id = getvariable('consolidation_id')),
department AS MATERIALIZED (
  SELECT 'expenditure' AS mart, period, division_code, department, unit_id, grade, scope, item_code AS code,
    prior_final AS a, budget AS b, final AS c, 0 AS d, 0 AS e, 0 AS f
  FROM mart.rollup_department_expenditure WHERE consolidation_id = getvariable('consolidation_id')
  UNION ALL
  SELECT 'staffing', period, division_code, department, unit_id, grade, scope, '', staff_quota, staff_actual, 0, 0, 0, 0
  FROM mart.rollup_department_staffing WHERE consolidation_id = getvariable('consolidation_id')
  UNION ALL
  SELECT 'building', period, division_code, department, unit_id, grade, scope, '', building_approved_area,
    building_actual_area, building_budget, building_actual, 0, 0
  FROM mart.rollup_department_building WHERE consolidation_id = getvariable('consolidation_id')
  UNION ALL
  SELECT 'funding', period, division_code, department, unit_id, grade, scope, form_id || '/' || source_code, initial_budget,
    annual_budget, executed, 0, 0, 0
  FROM mart.rollup_department_funding WHERE consolidation_id = getvariable('consolidation_id')
  UNION ALL
  SELECT 'evaluation', period, division_code, department, unit_id, grade, scope, form_id, evaluated, excellent, good, fair,
    poor, ungraded
  FROM mart.rollup_department_evaluation WHERE consolidation_id = getvariable('consolidation_id')),
-- afresh from what was filed, by another way than the roll-ups came
part AS MATERIALIZED (
  SELECT CASE table_name WHEN 'expenditure_item' THEN 'expenditure' WHEN 'funding' THEN 'funding' WHEN 'budget_execution' THEN 'budget_execution'
      WHEN 'base_data' THEN CASE WHEN starts_with(column_name, 'staff') THEN 'staffing' ELSE 'building' END END AS mart,
    period, division_code, kind, CASE table_name WHEN 'funding' THEN form_id || '/' || code ELSE code END AS code,
    sum(amount) FILTER (column_name IN ('prior_final', 'staff_quota', 'building_approved_area', 'initial_budget')) AS a,
    sum(amount) FILTER (column_name IN ('budget', 'staff_actual', 'building_actual_area', 'annual_budget', 'adjusted_budget')) AS b,
    sum(amount) FILTER (column_name IN ('final', 'building_budget', 'executed', 'month_amount')) AS c,
    sum(amount) FILTER (column_name IN ('building_actual', 'to_date_amount')) AS d
  FROM mart.part WHERE consolidation_id = getvariable('consolidation_id') AND table_name <> 'self_evaluation' GROUP BY ALL
  UNION ALL
  SELECT 'evaluation', c.period, c.division_code, 'filing', c.form_id, count(*), 0, 0, 0
  FROM mart.consolidation_filing c JOIN filed.self_evaluation e USING (submission_id)
  WHERE c.consolidation_id = getvariable('consolidation_id') AND c.included GROUP BY ALL),
top AS (SELECT division_code FROM mart.consolidation_division
        WHERE consolidation_id = getvariable('consolidation_id') AND parent_code IS NULL),
-- what filings do not say: grades are the rules' of a roll-up, counts of versions the ledger's
filed AS (
  SELECT mart, period, division_code, level, code, a, CASE mart WHEN 'evaluation' THEN 0 ELSE b END AS b,
    CASE mart WHEN 'evaluation' THEN 0 ELSE c END AS c, CASE mart WHEN 'evaluation' THEN 0 ELSE d END AS d
  FROM figure WHERE mart <> 'filing'),
sided AS (
  -- totals, and after them, with the other sign, their parts
  SELECT 'division = below + own' AS checked, mart, period, division_code AS place, code, 1 AS side, a, b, c, d, e, f
  FROM figure WHERE level IN ('province', 'city')
  UNION ALL
  SELECT 'division = below + own', g.mart, g.period, p.parent_code, g.code, -1, g.a, g.b, g.c, g.d, g.e, g.f
  FROM figure g JOIN mart.consolidation_division p USING (division_code)
  WHERE g.level <> 'own' AND p.consolidation_id = getvariable('consolidation_id') AND p.parent_code IS NOT NULL
  UNION ALL
  SELECT 'division = below + own', mart, period, division_code, code, -1, a, b, c, d, e, f FROM figure WHERE level = 'own'
  UNION ALL
  SELECT 'division = below + own', mart, period, division_code, code, -1, a, b, c, d, 0, 0 FROM part WHERE kind = 'adjustment'
  UNION ALL
  SELECT 'leaf = filings', mart, period, division_code, code, 1, a, b, c, d, 0, 0 FROM filed WHERE level IN ('own', 'county')
  UNION ALL
  SELECT 'leaf = filings', mart, period, division_code, code, -1, a, b, c, d, 0, 0 FROM part WHERE kind <> 'adjustment'
  UNION ALL
  SELECT 'whole = filings', mart, period, division_code, code, 1, a, b, c, d, 0, 0
  FROM filed JOIN top USING (division_code) WHERE level <> 'own'
  UNION ALL
  SELECT 'whole = filings', mart, period, top.division_code, code, -1, a, b, c, d, 0, 0 FROM part, top
  UNION ALL
  SELECT 'departments = leaf', mart, period, division_code, code, 1, a, b, c, d, e, f FROM figure
  WHERE level IN ('own', 'county') AND mart NOT IN ('filing', 'budget_execution')
  UNION ALL
  SELECT 'departments = leaf', mart, period, division_code, code, -1, a, b, c, d, e, f FROM department WHERE grade = 0
  UNION ALL
  SELECT 'unit = own + below', mart, period, coalesce(unit_id, division_code || department), code, 1, a, b, c, d, e, f
  FROM department WHERE scope = 'all'
  UNION ALL
  SELECT 'unit = own + below', mart, period, unit_id, code, -1, a, b, c, d, e, f FROM department WHERE scope = 'own'
  UNION ALL
  SELECT 'unit = own + below', d.mart, d.period, coalesce(u.parent_unit_id, d.division_code || d.department), d.code, -1,
    d.a, d.b, d.c, d.d, d.e, d.f
  FROM department d JOIN mart.consolidation_unit u
    ON u.consolidation_id = getvariable('consolidation_id') AND u.fiscal_year = left(d.period, 4)::INTEGER AND u.unit_id = d.unit_id
  WHERE d.scope = 'all' AND d.grade > 0),
breach AS (
  SELECT checked, mart, period, place, code
  FROM sided GROUP BY ALL
  HAVING sum(if(side = 1, a, -a)) <> 0 OR sum(if(side = 1, b, -b)) <> 0 OR sum(if(side = 1, c, -c)) <> 0
    OR sum(if(side = 1, d, -d)) <> 0 OR sum(if(side = 1, e, -e)) <> 0 OR sum(if(side = 1, f, -f)) <> 0),
name(mart, letter, measure) AS (VALUES
  ('expenditure', 'a', 'prior_final'), ('expenditure', 'b', 'budget'), ('expenditure', 'c', 'final'),
  ('staffing', 'a', 'staff_quota'), ('staffing', 'b', 'staff_actual'),
  ('building', 'a', 'building_approved_area'), ('building', 'b', 'building_actual_area'), ('building', 'c', 'building_budget'),
  ('building', 'd', 'building_actual'),
  ('funding', 'a', 'initial_budget'), ('funding', 'b', 'annual_budget'), ('funding', 'c', 'executed'),
  ('evaluation', 'a', 'evaluated'), ('evaluation', 'b', 'excellent'), ('evaluation', 'c', 'good'), ('evaluation', 'd', 'fair'),
  ('evaluation', 'e', 'poor'), ('evaluation', 'f', 'ungraded'), ('budget_execution', 'a', 'initial_budget'),
  ('budget_execution', 'b', 'adjusted_budget'), ('budget_execution', 'c', 'month_amount'),
  ('budget_execution', 'd', 'to_date_amount'), ('filing', 'a', 'received'), ('filing', 'b', 'superseded')),
named AS (
  UNPIVOT (SELECT s.* FROM sided s SEMI JOIN breach b
             ON (b.checked, b.mart, b.period, b.code) = (s.checked, s.mart, s.period, s.code)
             AND b.place IS NOT DISTINCT FROM s.place)
  ON a, b, c, d, e, f INTO NAME letter VALUE amount)
SELECT checked, mart, period, place, code, measure, coalesce(sum(amount) FILTER (side = 1), 0) AS total,
  coalesce(sum(amount) FILTER (side = -1), 0) AS parts
FROM named JOIN name USING (mart, letter)
GROUP BY checked, mart, period, place, code, measure
HAVING sum(if(side = 1, amount, -amount)) <> 0
ORDER BY ALL
