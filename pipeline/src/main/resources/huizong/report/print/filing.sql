-- Grain: fiscal year × division. Counts of forms.
SELECT r.fiscal_year, r.division_name, r.level,
       CASE r.level WHEN 'province' THEN '省' WHEN 'city' THEN '市州' WHEN 'county' THEN '县市区' WHEN 'own' THEN '本级'
            ELSE r.level END AS level_name,
       r.expected, r.received, r.missing, r.rejected, r.superseded,
       CASE WHEN r.expected > 0 THEN 1 - r.missing / r.expected END AS coverage_rate
FROM mart.rollup_filing r
WHERE r.consolidation_id = $1::INTEGER
ORDER BY r.fiscal_year DESC, r.division_code, r.level = 'own'
