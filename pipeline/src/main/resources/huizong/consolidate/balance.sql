-- Conservation, figure by figure. Returns the breaches: what is checked, mart, year, where, code, measure, the total, its
-- parts. Province = Σ cities + own; city = Σ counties + own; each leaf and the whole = Σ of what units filed and the
-- bureau corrected, taken afresh from the filings; departments of a division = its leaf; unit with all below = own + Σ below.
WITH RECURSIVE figure AS MATERIALIZED (
  SELECT 'expenditure' AS mart, fiscal_year, division_code, level, code, measure, amount
  FROM (SELECT fiscal_year, division_code, level, item_code AS code, prior_final::DECIMAL(38, 6) AS prior_final, budget::DECIMAL(38, 6) AS budget, final::DECIMAL(38, 6) AS final
        FROM mart.rollup_expenditure WHERE consolidation_id = getvariable('consolidation_id'))
    UNPIVOT (amount FOR measure IN (prior_final, budget, final))
  UNION ALL
  SELECT 'staffing' AS mart, fiscal_year, division_code, level, code, measure, amount
  FROM (SELECT fiscal_year, division_code, level, '' AS code, staff_quota::DECIMAL(38, 6) AS staff_quota, staff_actual::DECIMAL(38, 6) AS staff_actual
        FROM mart.rollup_staffing WHERE consolidation_id = getvariable('consolidation_id'))
    UNPIVOT (amount FOR measure IN (staff_quota, staff_actual))
  UNION ALL
  SELECT 'building' AS mart, fiscal_year, division_code, level, code, measure, amount
  FROM (SELECT fiscal_year, division_code, level, '' AS code, building_approved_area::DECIMAL(38, 6) AS building_approved_area, building_actual_area::DECIMAL(38, 6) AS building_actual_area, building_budget::DECIMAL(38, 6) AS building_budget, building_actual::DECIMAL(38, 6) AS building_actual
        FROM mart.rollup_building WHERE consolidation_id = getvariable('consolidation_id'))
    UNPIVOT (amount FOR measure IN (building_approved_area, building_actual_area, building_budget, building_actual))
  UNION ALL
  SELECT 'funding' AS mart, fiscal_year, division_code, level, code, measure, amount
  FROM (SELECT fiscal_year, division_code, level, form_id || '/' || source_code AS code, initial_budget::DECIMAL(38, 6) AS initial_budget, annual_budget::DECIMAL(38, 6) AS annual_budget, executed::DECIMAL(38, 6) AS executed
        FROM mart.rollup_funding WHERE consolidation_id = getvariable('consolidation_id'))
    UNPIVOT (amount FOR measure IN (initial_budget, annual_budget, executed))
  UNION ALL
  SELECT 'evaluation' AS mart, fiscal_year, division_code, level, code, measure, amount
  FROM (SELECT fiscal_year, division_code, level, form_id AS code, evaluated::DECIMAL(38, 6) AS evaluated, excellent::DECIMAL(38, 6) AS excellent, good::DECIMAL(38, 6) AS good, fair::DECIMAL(38, 6) AS fair, poor::DECIMAL(38, 6) AS poor, ungraded::DECIMAL(38, 6) AS ungraded
        FROM mart.rollup_evaluation WHERE consolidation_id = getvariable('consolidation_id'))
    UNPIVOT (amount FOR measure IN (evaluated, excellent, good, fair, poor, ungraded))
  UNION ALL
  SELECT 'filing' AS mart, fiscal_year, division_code, level, code, measure, amount
  FROM (SELECT fiscal_year, division_code, level, '' AS code, received::DECIMAL(38, 6) AS received, superseded::DECIMAL(38, 6) AS superseded
        FROM mart.rollup_filing WHERE consolidation_id = getvariable('consolidation_id'))
    UNPIVOT (amount FOR measure IN (received, superseded))),
department AS MATERIALIZED (
  SELECT 'expenditure' AS mart, fiscal_year, division_code, department, unit_id, name, grade, scope, code, measure, amount
  FROM (SELECT fiscal_year, division_code, department, unit_id, name, grade, scope, item_code AS code, prior_final::DECIMAL(38, 6) AS prior_final, budget::DECIMAL(38, 6) AS budget, final::DECIMAL(38, 6) AS final
        FROM mart.rollup_department_expenditure WHERE consolidation_id = getvariable('consolidation_id'))
    UNPIVOT (amount FOR measure IN (prior_final, budget, final))
  UNION ALL
  SELECT 'staffing' AS mart, fiscal_year, division_code, department, unit_id, name, grade, scope, code, measure, amount
  FROM (SELECT fiscal_year, division_code, department, unit_id, name, grade, scope, '' AS code, staff_quota::DECIMAL(38, 6) AS staff_quota, staff_actual::DECIMAL(38, 6) AS staff_actual
        FROM mart.rollup_department_staffing WHERE consolidation_id = getvariable('consolidation_id'))
    UNPIVOT (amount FOR measure IN (staff_quota, staff_actual))
  UNION ALL
  SELECT 'building' AS mart, fiscal_year, division_code, department, unit_id, name, grade, scope, code, measure, amount
  FROM (SELECT fiscal_year, division_code, department, unit_id, name, grade, scope, '' AS code, building_approved_area::DECIMAL(38, 6) AS building_approved_area, building_actual_area::DECIMAL(38, 6) AS building_actual_area, building_budget::DECIMAL(38, 6) AS building_budget, building_actual::DECIMAL(38, 6) AS building_actual
        FROM mart.rollup_department_building WHERE consolidation_id = getvariable('consolidation_id'))
    UNPIVOT (amount FOR measure IN (building_approved_area, building_actual_area, building_budget, building_actual))
  UNION ALL
  SELECT 'funding' AS mart, fiscal_year, division_code, department, unit_id, name, grade, scope, code, measure, amount
  FROM (SELECT fiscal_year, division_code, department, unit_id, name, grade, scope, form_id || '/' || source_code AS code, initial_budget::DECIMAL(38, 6) AS initial_budget, annual_budget::DECIMAL(38, 6) AS annual_budget, executed::DECIMAL(38, 6) AS executed
        FROM mart.rollup_department_funding WHERE consolidation_id = getvariable('consolidation_id'))
    UNPIVOT (amount FOR measure IN (initial_budget, annual_budget, executed))
  UNION ALL
  SELECT 'evaluation' AS mart, fiscal_year, division_code, department, unit_id, name, grade, scope, code, measure, amount
  FROM (SELECT fiscal_year, division_code, department, unit_id, name, grade, scope, form_id AS code, evaluated::DECIMAL(38, 6) AS evaluated, excellent::DECIMAL(38, 6) AS excellent, good::DECIMAL(38, 6) AS good, fair::DECIMAL(38, 6) AS fair, poor::DECIMAL(38, 6) AS poor, ungraded::DECIMAL(38, 6) AS ungraded
        FROM mart.rollup_department_evaluation WHERE consolidation_id = getvariable('consolidation_id'))
    UNPIVOT (amount FOR measure IN (evaluated, excellent, good, fair, poor, ungraded))),
part AS MATERIALIZED (
  SELECT CASE table_name WHEN 'expenditure_item' THEN 'expenditure' WHEN 'funding' THEN 'funding'
      WHEN 'base_data' THEN CASE WHEN starts_with(column_name, 'staff') THEN 'staffing' ELSE 'building' END END AS mart,
    fiscal_year, division_code, kind, CASE table_name WHEN 'funding' THEN form_id || '/' || code ELSE code END AS code,
    column_name AS measure, sum(amount) AS amount
  FROM mart.part WHERE consolidation_id = getvariable('consolidation_id') AND table_name <> 'self_evaluation' GROUP BY ALL
  UNION ALL
  SELECT 'evaluation', c.fiscal_year, c.division_code, 'filing', c.form_id, 'evaluated', count(*)
  FROM mart.consolidation_filing c JOIN filed.self_evaluation e USING (submission_id)
  WHERE c.consolidation_id = getvariable('consolidation_id') AND c.included GROUP BY ALL),
top AS (SELECT division_code FROM mart.consolidation_division
        WHERE consolidation_id = getvariable('consolidation_id') AND parent_code IS NULL),
expected AS (
  SELECT 'division = below + own' AS checked, f.mart, f.fiscal_year, d.parent_code AS place, f.code, f.measure,
    sum(f.amount) AS amount
  FROM (SELECT mart, fiscal_year, division_code, code, measure, amount FROM figure WHERE level <> 'own') f
  JOIN mart.consolidation_division d USING (division_code)
  WHERE d.consolidation_id = getvariable('consolidation_id') AND d.parent_code IS NOT NULL
  GROUP BY ALL
  UNION ALL
  SELECT 'division = below + own', mart, fiscal_year, division_code, code, measure, amount FROM figure WHERE level = 'own'
  UNION ALL
  SELECT 'division = below + own', mart, fiscal_year, division_code, code, measure, amount FROM part WHERE kind = 'adjustment'
  UNION ALL
  SELECT 'leaf = filings', mart, fiscal_year, division_code, code, measure, amount FROM part WHERE kind <> 'adjustment'
  UNION ALL
  SELECT 'whole = filings', mart, fiscal_year, top.division_code, code, measure, amount FROM part, top
  UNION ALL
  SELECT 'departments = leaf', mart, fiscal_year, division_code, code, measure, amount FROM department WHERE grade = 0
  UNION ALL
  SELECT 'unit = own + below', d.mart, d.fiscal_year, d.unit_id, d.code, d.measure, d.amount
  FROM department d WHERE d.scope = 'own'
  UNION ALL
  SELECT 'unit = own + below', d.mart, d.fiscal_year, coalesce(u.parent_unit_id, d.division_code || d.department), d.code,
    d.measure, d.amount
  FROM department d JOIN mart.consolidation_unit u
    ON u.consolidation_id = getvariable('consolidation_id') AND u.fiscal_year = d.fiscal_year AND u.unit_id = d.unit_id
  WHERE d.scope = 'all' AND d.grade > 0),
stated AS (
  SELECT 'division = below + own' AS checked, mart, fiscal_year, division_code AS place, code, measure, amount
  FROM figure WHERE level IN ('province', 'city')
  UNION ALL
  SELECT 'leaf = filings', mart, fiscal_year, division_code, code, measure, amount FROM figure
  WHERE level IN ('own', 'county') AND mart <> 'filing' AND (mart <> 'evaluation' OR measure = 'evaluated')
  UNION ALL
  SELECT 'whole = filings', f.mart, f.fiscal_year, f.division_code, f.code, f.measure, f.amount
  FROM figure f JOIN top USING (division_code)
  WHERE f.level <> 'own' AND f.mart <> 'filing' AND (f.mart <> 'evaluation' OR f.measure = 'evaluated')
  UNION ALL
  SELECT 'departments = leaf', mart, fiscal_year, division_code, code, measure, amount FROM figure
  WHERE level IN ('own', 'county') AND mart <> 'filing'
  UNION ALL
  SELECT 'unit = own + below', mart, fiscal_year, coalesce(unit_id, division_code || department), code, measure, amount
  FROM department WHERE scope = 'all')
SELECT checked, mart, fiscal_year, place, code, measure, sum(total) AS total, sum(parts) AS parts
FROM (SELECT *, amount AS total, 0 AS parts FROM stated UNION ALL SELECT *, 0, amount FROM expected)
GROUP BY checked, mart, fiscal_year, place, code, measure
HAVING sum(total) <> sum(parts)
ORDER BY ALL
