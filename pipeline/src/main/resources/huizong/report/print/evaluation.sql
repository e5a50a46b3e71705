-- Whole years. Grain: fiscal year × division × form.
WITH form(form_id, form_ordinal, form_name) AS (VALUES
    ('overall_self_evaluation', 1, '部门整体支出绩效自评表'), ('county_overall_report', 2, '部门整体支出绩效评价自评报告'),
    ('project_self_evaluation', 3, '项目支出绩效自评表'))
SELECT r.fiscal_year, r.division_code, r.division_name, r.level, r.form_id,
       CASE r.level WHEN 'province' THEN '省' WHEN 'city' THEN '市州' WHEN 'county' THEN '县市区' WHEN 'own' THEN '本级'
            ELSE r.level END AS level_name,
       coalesce(f.form_name, r.form_id) AS form_name,
       r.evaluated, r.excellent, r.good, r.fair, r.poor, r.ungraded, r.mean_score, r.weighted_score
FROM mart.rollup_evaluation r LEFT JOIN form f USING (form_id)
WHERE r.consolidation_id = $1::INTEGER AND length(r.period) = 4
ORDER BY r.fiscal_year DESC, f.form_ordinal, r.form_id, r.division_code, r.level = 'own'
