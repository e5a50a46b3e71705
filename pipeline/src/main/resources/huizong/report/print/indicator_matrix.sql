-- Grain: unit × form × fiscal year. A cell is how many filings have the kind, or how many lack it.
WITH cell AS (
    SELECT *, CASE WHEN lacking > 0 THEN '缺 ' || lacking WHEN present > 0 THEN present::VARCHAR ELSE '—' END AS shown
    FROM mart.indicator_coverage WHERE consolidation_id = $1::INTEGER)
SELECT division_name, department, unit_name, fiscal_year,
       CASE form_id WHEN 'overall_self_evaluation' THEN '整体自评' WHEN 'project_self_evaluation' THEN '项目自评'
            WHEN 'county_overall_report' THEN '自评报告' ELSE form_id END AS form_name,
       any_value(forms) AS forms, sum(lacking) AS lacking,
       any_value(shown) FILTER (kind = '数量') AS quantity, any_value(shown) FILTER (kind = '质量') AS quality,
       any_value(shown) FILTER (kind = '时效') AS timeliness, any_value(shown) FILTER (kind = '成本') AS cost,
       any_value(shown) FILTER (kind = '效益') AS benefit, any_value(shown) FILTER (kind = '经济效益') AS economic,
       any_value(shown) FILTER (kind = '社会效益') AS social, any_value(shown) FILTER (kind = '生态效益') AS ecological,
       any_value(shown) FILTER (kind = '可持续影响') AS sustainable, any_value(shown) FILTER (kind = '满意度') AS satisfaction
FROM cell
GROUP BY division_code, division_name, department, unit_name, fiscal_year, form_id
ORDER BY sum(lacking) = 0, division_code NULLS LAST, department NULLS LAST, unit_name, fiscal_year, form_id
