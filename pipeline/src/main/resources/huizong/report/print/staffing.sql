-- Whole years. Grain: fiscal year × division (own units apart).
SELECT r.fiscal_year, r.division_code, r.division_name, r.level,
       CASE r.level WHEN 'province' THEN '省' WHEN 'city' THEN '市州' WHEN 'county' THEN '县市区' WHEN 'own' THEN '本级'
            ELSE r.level END AS level_name,
       r.unit_count, r.staff_quota, r.staff_actual, r.staff_actual - r.staff_quota AS difference, r.staff_control_rate
FROM mart.rollup_staffing r
WHERE r.consolidation_id = $1::INTEGER AND length(r.period) = 4
ORDER BY r.fiscal_year DESC, r.division_code, r.level = 'own'
