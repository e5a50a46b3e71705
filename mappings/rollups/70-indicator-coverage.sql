-- Grain: unit × form × fiscal year × kind of indicator; counts of filings that have indicators at all. What is lacking is
-- the rule missing-indicator's to say: it knows which kinds a form must have (效益: at least one of the four).
INSERT INTO mart.indicator_coverage
WITH kind AS (
  SELECT unnest(['数量', '质量', '时效', '成本', '效益', '经济效益', '社会效益', '生态效益', '可持续影响', '满意度']) AS kind),
form AS (
  SELECT submission_id, string_agg(coalesce(level1, '') || coalesce(level2, ''), ' ') AS kinds
  FROM main.indicator GROUP BY submission_id),
lack AS (
  SELECT submission_id, expected FROM qa.finding
  WHERE consolidation_id = getvariable('consolidation_id') AND rule_id = 'missing-indicator')
SELECT getvariable('consolidation_id'), m.fiscal_year, m.division_code, coalesce(d.name, m.division_code),
  any_value(u.department), m.unit_name, m.form_id, kind.kind, count(*),
  count(*) FILTER (contains(form.kinds, kind.kind)),
  count(*) FILTER (EXISTS (SELECT 1 FROM lack
    WHERE lack.submission_id = m.submission_id AND regexp_replace(lack.expected, '指标$', '') = kind.kind))
FROM meta.submission m
JOIN form USING (submission_id)
LEFT JOIN main.division d ON d.division_code = m.division_code
LEFT JOIN main.unit u ON u.unit_id = m.unit_id, kind
WHERE m.is_current AND coalesce(counts_in(m.period, getvariable('period')), false) AND (getvariable('only_year') IS NULL OR m.fiscal_year = getvariable('only_year'))
GROUP BY m.fiscal_year, m.division_code, d.name, m.unit_name, m.form_id, kind.kind;
