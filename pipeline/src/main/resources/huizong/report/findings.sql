-- Grain: finding; ordered by severity, unit, workbook, sheet, cell (row, then column).
WITH form(form_id, form_name) AS (VALUES
    ('base_data', '部门整体支出绩效评价基础数据表'), ('overall_self_evaluation', '部门整体支出绩效自评表'),
    ('project_self_evaluation', '项目支出绩效自评表'), ('county_overall_report', '部门整体支出绩效评价自评报告'),
    ('fund_use_detail', '资金使用明细表'), ('three_public_comparison', '“三公”经费支出情况表'),
    ('social_fund_execution', '社会保险基金预算执行情况表')),
file AS ( -- one content may have come under several names
    SELECT workbook_id, min_by(file_name, received_at) AS file_name
    FROM meta.workbook WHERE status = 'loaded' GROUP BY workbook_id),
found AS (
    SELECT f.*, s.workbook_id,
           CASE f.severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END AS severity_rank,
           try_cast(nullif(regexp_extract(f.cell_ref, '[0-9]+'), '') AS BIGINT) AS cell_row,
           regexp_extract(f.cell_ref, '[A-Za-z]+') AS cell_column
    FROM qa.finding f LEFT JOIN meta.submission s USING (submission_id)
    WHERE f.consolidation_id = $1::INTEGER)
SELECT row_number() OVER placed AS number,
       f.severity,
       CASE f.severity WHEN 'error' THEN '错误' WHEN 'warning' THEN '警告' WHEN 'notice' THEN '提示' ELSE f.severity END
           AS severity_name,
       f.rule_id, coalesce(r.title, CASE WHEN starts_with(f.rule_id, 'read-') THEN '读取工作簿时发现' END, f.rule_id) AS rule_title, f.unit_name, coalesce(d.name, f.division_code) AS division_name,
       f.fiscal_year, coalesce(form.form_name, f.form_id) AS form_name, f.project_name, w.file_name, f.sheet_name, f.cell_ref,
       f.stated, f.expected, f.difference, f.message, f.explained_by
FROM found f
LEFT JOIN mart.consolidation_rule r ON r.consolidation_id = f.consolidation_id AND r.rule_id = f.rule_id
LEFT JOIN mart.consolidation_division d ON d.consolidation_id = f.consolidation_id AND d.division_code = f.division_code
LEFT JOIN form ON form.form_id = f.form_id
LEFT JOIN file w ON w.workbook_id = f.workbook_id
WINDOW placed AS (ORDER BY f.severity_rank, f.unit_name NULLS LAST, w.file_name NULLS LAST, f.sheet_name NULLS LAST,
                  f.cell_row NULLS LAST, length(f.cell_column), f.cell_column, f.rule_id, f.finding_id)
ORDER BY number
