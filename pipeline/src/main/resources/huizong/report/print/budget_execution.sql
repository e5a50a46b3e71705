-- Grain: period × division. Amounts in 万元. A month of last year stands beside this year's.
SELECT r.fiscal_year, r.period, r.division_code, r.division_name, r.level,
       CASE r.level WHEN 'province' THEN '省' WHEN 'city' THEN '市州' WHEN 'county' THEN '县市区' WHEN 'own' THEN '本级'
            ELSE r.level END AS level_name,
       r.unit_count, r.agency_count, r.initial_budget, r.adjusted_budget, r.month_amount, r.to_date_amount, r.execution_rate,
       before.to_date_amount AS year_before,
       CASE WHEN before.to_date_amount <> 0 THEN (r.to_date_amount - before.to_date_amount) / before.to_date_amount END AS change_rate
FROM mart.rollup_budget_execution r
LEFT JOIN mart.rollup_budget_execution before ON before.consolidation_id = r.consolidation_id
  AND before.division_code = r.division_code AND before.level = r.level
  AND before.period = (r.fiscal_year - 1)::VARCHAR || r.period[5:]
WHERE r.consolidation_id = $1::INTEGER
ORDER BY r.period DESC, r.division_code, r.level = 'own'
