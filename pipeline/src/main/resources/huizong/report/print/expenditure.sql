-- Whole years. Grain: fiscal year × division (own units apart) × item, in the order of the printed form. Amounts in 万元.
-- An item whose parent nobody filled carries the parent's name, or it would read as part of the item above it.
WITH form AS (
    SELECT split_part(f.content, ' ', 2) AS item_code, min(f.line_no) AS ordinal,
        -- without what stands before and after a name on the form
        any_value(regexp_replace(l.content, '^[\s　]*(其中：)?([0-9]+、)?|[：:]$', '', 'g')) AS name
    FROM mart.consolidation_layout f JOIN mart.consolidation_layout l USING (consolidation_id, line_no)
    WHERE f.consolidation_id = $1::INTEGER AND starts_with(f.content, 'expenditure_item.') AND l.cell_no = 0 GROUP BY ALL)
SELECT r.fiscal_year, r.division_code, r.division_name, r.level,
       CASE r.level WHEN 'province' THEN '省' WHEN 'city' THEN '市州' WHEN 'county' THEN '县市区' WHEN 'own' THEN '本级'
            ELSE r.level END AS level_name,
       r.item_code,
       CASE WHEN above.item_code IS NULL AND p.name IS NOT NULL THEN p.name || '—' ELSE '' END
           || r.item_name AS item_name,
       length(r.item_code) - length(replace(r.item_code, '.', '')) AS indent, r.unit_count,
       r.prior_final, r.budget, r.final, r.execution_rate
FROM mart.rollup_expenditure r
LEFT JOIN form f ON f.item_code = r.item_code
LEFT JOIN form p ON p.item_code = regexp_replace(r.item_code, '\.[^.]+$', '') AND p.item_code <> r.item_code
LEFT JOIN mart.rollup_expenditure above
    ON above.consolidation_id = r.consolidation_id AND above.period = r.period
    AND above.division_code = r.division_code AND above.level = r.level AND above.item_code = p.item_code
WHERE r.consolidation_id = $1::INTEGER AND length(r.period) = 4
ORDER BY r.fiscal_year DESC, r.division_code, r.level = 'own', coalesce(f.ordinal, 99), r.item_code, r.item_name
