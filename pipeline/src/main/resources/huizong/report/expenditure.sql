-- Grain: fiscal year × division (own units apart) × item, in the order of the base form. Amounts in 万元.
WITH form(item_code, ordinal, indent) AS (VALUES
    ('three_public', 1, 0),
    ('three_public.vehicle', 2, 1), ('three_public.vehicle.purchase', 3, 2), ('three_public.vehicle.operation', 4, 2),
    ('three_public.abroad', 5, 1), ('three_public.reception', 6, 1),
    ('project', 7, 0),
    ('project.business', 8, 1), ('project.operation', 9, 1),
    ('project.special', 10, 1), ('project.special.item', 11, 2),
    ('project.other', 12, 1), ('project.other.item', 13, 2),
    ('public_funds', 14, 0),
    ('public_funds.office', 15, 1), ('public_funds.utilities_travel', 16, 1), ('public_funds.meeting_training', 17, 1),
    ('procurement', 18, 0), ('basic_adjustment', 19, 0))
SELECT r.fiscal_year, r.division_code, r.division_name, r.level,
       CASE r.level WHEN 'province' THEN '省' WHEN 'city' THEN '市州' WHEN 'county' THEN '县市区' WHEN 'own' THEN '本级'
            ELSE r.level END AS level_name,
       r.item_code, r.item_name, coalesce(f.indent, 0) AS indent, r.unit_count,
       r.prior_final, r.budget, r.final, r.execution_rate
FROM mart.rollup_expenditure r LEFT JOIN form f USING (item_code)
WHERE r.consolidation_id = $1::INTEGER
ORDER BY r.fiscal_year DESC, r.division_code, r.level = 'own', coalesce(f.ordinal, 99), r.item_code, r.item_name
