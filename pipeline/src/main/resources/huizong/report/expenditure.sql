-- Grain: fiscal year × division (own units apart) × item, in the order of the base form. Amounts in 万元.
-- An item whose parent nobody filled carries the parent's name, or it would read as part of the item above it.
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
    ('procurement', 18, 0), ('basic_adjustment', 19, 0)),
parent(parent_code, parent_name) AS (VALUES
    ('three_public', '三公经费'), ('three_public.vehicle', '公务用车'), ('project', '项目支出'),
    ('project.special', '专项资金'), ('project.other', '其他事业类发展资金'), ('public_funds', '公用经费'))
SELECT r.fiscal_year, r.division_code, r.division_name, r.level,
       CASE r.level WHEN 'province' THEN '省' WHEN 'city' THEN '市州' WHEN 'county' THEN '县市区' WHEN 'own' THEN '本级'
            ELSE r.level END AS level_name,
       r.item_code,
       CASE WHEN above.item_code IS NULL AND p.parent_name IS NOT NULL THEN p.parent_name || '—' ELSE '' END
           || r.item_name AS item_name,
       coalesce(f.indent, 0) AS indent, r.unit_count,
       r.prior_final, r.budget, r.final, r.execution_rate
FROM mart.rollup_expenditure r
LEFT JOIN form f ON f.item_code = r.item_code
LEFT JOIN parent p ON p.parent_code = regexp_replace(r.item_code, '\.[^.]+$', '') AND p.parent_code <> r.item_code
LEFT JOIN mart.rollup_expenditure above
    ON above.consolidation_id = r.consolidation_id AND above.fiscal_year = r.fiscal_year
    AND above.division_code = r.division_code AND above.level = r.level AND above.item_code = p.parent_code
WHERE r.consolidation_id = $1::INTEGER
ORDER BY r.fiscal_year DESC, r.division_code, r.level = 'own', coalesce(f.ordinal, 99), r.item_code, r.item_name
