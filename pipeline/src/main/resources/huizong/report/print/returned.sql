-- Grain: unit × form × fiscal year with errors that must be corrected, expected or not.
WITH form(form_id, form_name) AS (VALUES
    ('base_data', '部门整体支出绩效评价基础数据表'), ('overall_self_evaluation', '部门整体支出绩效自评表'),
    ('project_self_evaluation', '项目支出绩效自评表'), ('county_overall_report', '部门整体支出绩效评价自评报告'),
    ('fund_use_detail', '资金使用明细表'), ('payment_list', '补贴资金发放明细表'), ('three_public_comparison', '“三公”经费支出情况表'),
    ('social_fund_execution', '社会保险基金预算执行情况表'), ('budget_execution', '部门预算执行进度表'),
    ('monthly_spending_plan', '部门预算分月用款计划执行表'), ('project_target', '项目支出绩效目标申报表'),
    ('project_monitoring', '项目支出绩效运行监控表'))
SELECT row_number() OVER (ORDER BY f.division_code NULLS LAST, k.department NULLS LAST, f.unit_name, f.fiscal_year DESC,
           f.form_id) AS number,
       coalesce(any_value(d.name), f.division_code, '（区划不明）') AS division_name, k.department, f.unit_name,
       f.fiscal_year, coalesce(any_value(form.form_name), f.form_id, '（整个工作簿）')
         || CASE WHEN length(f.period) > 4 THEN '（' || f.period || '）' ELSE '' END AS form_name,
       count(DISTINCT f.submission_id) AS forms, count(*) AS errors
FROM qa.finding f
LEFT JOIN qa.finding_key k USING (finding_id)
LEFT JOIN mart.consolidation_division d ON d.consolidation_id = f.consolidation_id
  AND d.division_code = f.division_code
LEFT JOIN form ON form.form_id = f.form_id
WHERE f.consolidation_id = $1::INTEGER AND f.severity = 'error' AND f.rule_id <> 'missing-form'
GROUP BY f.division_code, k.department, f.unit_name, f.fiscal_year, f.period, f.form_id
ORDER BY number
