-- Grain: finding; by division, department, unit and, within a unit, what matters most first. rank is the place among all
-- findings of the consolidation.
WITH form(form_id, form_name) AS (VALUES
    ('base_data', '部门整体支出绩效评价基础数据表'), ('overall_self_evaluation', '部门整体支出绩效自评表'),
    ('project_self_evaluation', '项目支出绩效自评表'), ('county_overall_report', '部门整体支出绩效评价自评报告'),
    ('fund_use_detail', '资金使用明细表'), ('payment_list', '补贴资金发放明细表'), ('three_public_comparison', '“三公”经费支出情况表'),
    ('social_fund_execution', '社会保险基金预算执行情况表'), ('budget_execution', '部门预算执行进度表'),
    ('monthly_spending_plan', '部门预算分月用款计划执行表'), ('project_target', '项目支出绩效目标申报表'),
    ('project_monitoring', '项目支出绩效运行监控表')),
file AS ( -- one content may have come under several names
    SELECT workbook_id, min_by(file_name, received_at) AS file_name
    FROM meta.workbook WHERE status = 'loaded' GROUP BY workbook_id),
found AS (
    SELECT f.*, w.file_name, k.check_code, k.department, k.may_be_explained, d.name AS division,
           e.state, e.explanation, e.given_by, e.given_on, e.approved_by, e.approved_on,
           CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END AS severity_rank,
           try_cast(nullif(regexp_extract(f.cell_ref, '[0-9]+'), '') AS BIGINT) AS cell_row,
           regexp_extract(f.cell_ref, '[A-Za-z]+') AS cell_column
    FROM qa.finding f
    LEFT JOIN meta.submission s USING (submission_id)
    LEFT JOIN file w ON w.workbook_id = s.workbook_id
    LEFT JOIN qa.finding_key k ON k.finding_id = f.finding_id
    LEFT JOIN qa.finding_explanation e ON e.finding_id = f.finding_id
    LEFT JOIN mart.consolidation_division d ON d.consolidation_id = f.consolidation_id AND d.division_code = f.division_code
    WHERE f.consolidation_id = $1::INTEGER),
ranked AS (
    SELECT *, row_number() OVER (ORDER BY f.priority DESC NULLS LAST, f.severity_rank, f.unit_name NULLS LAST,
        f.file_name NULLS LAST, f.sheet_name NULLS LAST, f.cell_row NULLS LAST, length(f.cell_column), f.cell_column,
        f.rule_id, f.finding_id) AS rank
    FROM found f),
placed AS (
    SELECT *, row_number() OVER (ORDER BY division_code NULLS LAST, department NULLS LAST, unit_name NULLS LAST, rank)
        AS number
    FROM ranked)
SELECT f.number, f.rank, f.finding_id, f.check_code, f.severity,
       CASE f.severity WHEN 'error' THEN '错误' WHEN 'warning' THEN '警告' WHEN 'notice' THEN '提示' ELSE f.severity END
           AS severity_name,
       f.rule_id, coalesce(r.title, CASE WHEN starts_with(f.rule_id, 'read-') THEN '读取工作簿时发现' END, f.rule_id) AS rule_title,
       coalesce(f.unit_name, '（单位不明）') AS unit_name, f.department, f.division_code,
       coalesce(f.division, f.division_code, '（区划不明）') AS division_name,
       f.fiscal_year, f.form_id, coalesce(form.form_name, f.form_id) || CASE WHEN length(f.period) > 4 THEN '（' || f.period || '）' ELSE '' END AS form_name, f.project_name, f.file_name,
       f.submission_id, f.sheet_name, f.cell_ref,
       f.stated, f.expected,
       -- of two rates, in percent as they are
       CASE WHEN f.stated LIKE '%\%' ESCAPE '\' THEN round(try_cast(f.difference AS DECIMAL(30, 6)) * 100, 2) || '%'
           ELSE regexp_replace(f.difference::VARCHAR, '\.?0+$', '') END AS difference,
       f.message,
       CASE WHEN f.state = 'figures-changed' THEN '数字已变，须重新说明。原说明：' || f.explanation
            WHEN f.state = 'error-stands' THEN '说明已收，错误仍须更正'
            WHEN f.state = 'exception' THEN '已说明（例外：' || f.approved_by || ' ' || f.approved_on || '）'
            WHEN f.state = 'explained' THEN '已说明（' || f.given_by || ' ' || f.given_on || '）'
            WHEN f.explained_by IS NOT NULL THEN '已说明'
            WHEN f.severity = 'error' THEN CASE WHEN f.may_be_explained THEN '待更正或说明' ELSE '待更正' END WHEN f.severity = 'warning' THEN '待说明' ELSE '知悉' END AS state_name,
       CASE WHEN f.state = 'error-stands' THEN f.explanation ELSE f.explained_by END AS explained_by,
       f.explained_by IS NOT NULL AS explained
FROM placed f
LEFT JOIN mart.consolidation_rule r ON r.consolidation_id = f.consolidation_id AND r.rule_id = f.rule_id
LEFT JOIN form ON form.form_id = f.form_id
ORDER BY f.number
