-- id: date-or-year
-- severity: warning
-- title: 日期或年份不完整、不一致
-- title-en: Date or year incomplete or inconsistent
-- basis: 财政部门报表审核：核实性
-- description: 填报日期应有年月日，且不早于所报年度；指标中写明的年份应为所报年度
WITH dated AS (
  SELECT s.submission_id, s.fiscal_year, s.filled_on, trim(l.raw_text) AS raw
  FROM meta.submission s JOIN meta.lineage l USING (submission_id)
  WHERE s.is_current AND l.table_name = 'submission' AND l.column_name = 'filled_on' AND regexp_matches(l.raw_text, '[0-9]')),
due AS (
  SELECT submission_id, fiscal_year, line_no, level3, unnest(['target_text', 'actual_text']) AS field,
    unnest([target_text, actual_text]) AS filed
  FROM main.indicator WHERE level2 LIKE '%时效%'),
year AS (
  SELECT *, try_cast(regexp_extract(regexp_replace(filed, '\s', '', 'g'), '(20[0-9]{2})[年.\-/]', 1) AS INTEGER) AS stated FROM due)
SELECT NULL::VARCHAR AS severity, submission_id, 'submission' AS table_name, 0 AS line_no, 'filled_on' AS column_name,
  raw::VARCHAR AS stated, NULL::VARCHAR AS expected, NULL::DECIMAL(38, 6) AS difference,
  '填报日期“' || raw || '”不完整。请写明年、月、日。' AS message,
  'The filing date ' || raw || ' is incomplete; give year, month and day.' AS message_en
FROM dated WHERE filled_on IS NULL
UNION ALL
SELECT NULL, submission_id, 'submission', 0, 'filled_on', raw, fiscal_year::VARCHAR, NULL,
  '填报日期“' || raw || '”早于所报年度 ' || fiscal_year || ' 年。请核对日期或年度。',
  'The filing date ' || raw || ' is before the year reported, ' || fiscal_year || '.'
FROM dated WHERE year(filled_on) < fiscal_year
UNION ALL
SELECT NULL, submission_id, 'indicator', line_no, field, filed, fiscal_year::VARCHAR, NULL,
  '三级指标“' || coalesce(level3, '') || '”写的是 ' || stated || ' 年（“' || filed || '”），而本表为 ' || fiscal_year || ' 年度。请核对年份。',
  'The indicator says ' || stated || ' on a form for ' || fiscal_year || '; check the year.'
FROM year WHERE stated NOT IN (fiscal_year, fiscal_year + 1)
-- not-evaluated
SELECT submission_id, '没有填报日期，时效指标也没有年份' AS reason FROM meta.submission s
WHERE is_current AND form_id IN ('base_data', 'overall_self_evaluation', 'project_self_evaluation')
  AND NOT EXISTS (SELECT 1 FROM meta.lineage l WHERE l.submission_id = s.submission_id AND l.table_name = 'submission'
    AND l.column_name = 'filled_on' AND regexp_matches(l.raw_text, '[0-9]'))
  AND NOT EXISTS (SELECT 1 FROM main.indicator i WHERE i.submission_id = s.submission_id AND i.level2 LIKE '%时效%'
    AND regexp_matches(concat(i.target_text, i.actual_text), '20[0-9]{2}'))
