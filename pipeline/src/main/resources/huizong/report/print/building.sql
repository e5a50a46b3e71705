-- Whole years. Grain: fiscal year × division (own units apart). Areas in m², investment in 万元.
SELECT r.fiscal_year, r.division_code, r.division_name, r.level,
       CASE r.level WHEN 'province' THEN '省' WHEN 'city' THEN '市州' WHEN 'county' THEN '县市区' WHEN 'own' THEN '本级'
            ELSE r.level END AS level_name,
       'building' AS item_code, r.unit_count, r.building_approved_area, r.building_actual_area, r.building_area_control_rate,
       r.building_budget, r.building_actual, r.building_cost_control_rate
FROM mart.rollup_building r
WHERE r.consolidation_id = $1::INTEGER AND length(r.period) = 4
ORDER BY r.fiscal_year DESC, r.division_code, r.level = 'own'
