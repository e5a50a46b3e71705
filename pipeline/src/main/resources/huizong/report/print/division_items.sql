-- Grain: fiscal year × division (own units apart); the base form's main items side by side. Amounts in 万元.
SELECT r.fiscal_year, r.division_code, r.division_name, r.level,
       CASE r.level WHEN 'province' THEN '省' WHEN 'city' THEN '市州' WHEN 'county' THEN '县市区' WHEN 'own' THEN '本级'
            ELSE r.level END AS level_name,
       sum(r.budget) FILTER (WHERE r.item_code = 'project') AS project_budget,
       sum(r.final) FILTER (WHERE r.item_code = 'project') AS project_final,
       max(r.execution_rate) FILTER (WHERE r.item_code = 'project') AS project_rate,
       sum(r.budget) FILTER (WHERE r.item_code = 'project.special') AS special_budget,
       sum(r.final) FILTER (WHERE r.item_code = 'project.special') AS special_final,
       sum(r.budget) FILTER (WHERE r.item_code = 'public_funds') AS public_budget,
       sum(r.final) FILTER (WHERE r.item_code = 'public_funds') AS public_final,
       max(r.execution_rate) FILTER (WHERE r.item_code = 'public_funds') AS public_rate,
       sum(r.prior_final) FILTER (WHERE r.item_code = 'three_public') AS three_prior,
       sum(r.budget) FILTER (WHERE r.item_code = 'three_public') AS three_budget,
       sum(r.final) FILTER (WHERE r.item_code = 'three_public') AS three_final,
       max(r.execution_rate) FILTER (WHERE r.item_code = 'three_public') AS three_rate,
       sum(r.final) FILTER (WHERE r.item_code = 'three_public.vehicle') AS vehicle_final,
       sum(r.final) FILTER (WHERE r.item_code = 'three_public.abroad') AS abroad_final,
       sum(r.final) FILTER (WHERE r.item_code = 'three_public.reception') AS reception_final
FROM mart.rollup_expenditure r
WHERE r.consolidation_id = $1::INTEGER AND length(r.period) = 4
GROUP BY r.fiscal_year, r.division_code, r.division_name, r.level
ORDER BY r.fiscal_year DESC, r.division_code, r.level = 'own'
