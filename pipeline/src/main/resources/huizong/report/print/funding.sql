-- Whole years. Grain: fiscal year × division × form × source of funds. Amounts in 万元. Project and overall funds are never added.
WITH source(source_code, ordinal, indent, source_title) AS (VALUES
    ('total', 1, 0, '年度资金总额'), ('current_appropriation', 2, 1, '其中：当年财政拨款'),
    ('carry_over', 3, 1, '上年结转资金'), ('other', 4, 1, '其他资金')),
form(form_id, form_ordinal, form_name) AS (VALUES
    ('overall_self_evaluation', 1, '部门整体支出绩效自评表'), ('county_overall_report', 2, '部门整体支出绩效评价自评报告'),
    ('project_self_evaluation', 3, '项目支出绩效自评表'), ('fund_use_detail', 4, '资金使用明细表'))
SELECT r.fiscal_year, r.division_code, r.division_name, r.level,
       CASE r.level WHEN 'province' THEN '省' WHEN 'city' THEN '市州' WHEN 'county' THEN '县市区' WHEN 'own' THEN '本级'
            ELSE r.level END AS level_name,
       r.form_id, coalesce(f.form_name, r.form_id) AS form_name,
       r.form_id IN ('overall_self_evaluation', 'county_overall_report') AS overall,
       r.source_code, coalesce(s.source_title, r.source_code) AS item_name, coalesce(s.indent, 0) AS indent,
       r.project_count, r.initial_budget, r.annual_budget, r.executed, r.execution_rate, r.execution_rate_on_initial
FROM mart.rollup_funding r LEFT JOIN source s USING (source_code) LEFT JOIN form f USING (form_id)
WHERE r.consolidation_id = $1::INTEGER AND length(r.period) = 4
ORDER BY r.fiscal_year DESC, f.form_ordinal, r.form_id, r.division_code, r.level = 'own', coalesce(s.ordinal, 9), r.source_code
