-- Grain: filing that is new, corrected or no longer counted since the consolidation this one is compared with.
WITH form(form_id, form_name) AS (VALUES
    ('base_data', '部门整体支出绩效评价基础数据表'), ('overall_self_evaluation', '部门整体支出绩效自评表'),
    ('project_self_evaluation', '项目支出绩效自评表'), ('county_overall_report', '部门整体支出绩效评价自评报告'),
    ('fund_use_detail', '资金使用明细表'), ('three_public_comparison', '“三公”经费支出情况表'),
    ('social_fund_execution', '社会保险基金预算执行情况表'), ('budget_execution', '部门预算执行进度表'),
    ('monthly_spending_plan', '部门预算分月用款计划执行表'), ('project_target', '项目支出绩效目标申报表'),
    ('project_monitoring', '项目支出绩效运行监控表')),
cells AS (SELECT submission_id, count(*) AS cells FROM mart.change_cell WHERE consolidation_id = $1::INTEGER GROUP BY ALL)
SELECT CASE f.kind WHEN 'new' THEN '新报' WHEN 'corrected' THEN '更正' ELSE '不再计入' END AS kind_name,
  d.name AS division_name, f.unit_name, f.fiscal_year, coalesce(form.form_name, f.form_id) || CASE WHEN length(f.period) > 4 THEN '（' || f.period || '）' ELSE '' END AS form_name, f.project_name,
  f.previous_revision, f.revision, cells.cells, w.file_name
FROM mart.change_filing f
LEFT JOIN mart.consolidation_division d USING (consolidation_id, division_code)
LEFT JOIN form ON form.form_id = f.form_id
LEFT JOIN cells ON cells.submission_id = f.submission_id
LEFT JOIN mart.consolidation_filing w ON w.consolidation_id = f.consolidation_id AND w.submission_id = f.submission_id
WHERE f.consolidation_id = $1::INTEGER
ORDER BY f.kind <> 'corrected', f.kind <> 'new', f.division_code NULLS LAST, f.unit_name, f.fiscal_year DESC, f.form_id, f.project_name
