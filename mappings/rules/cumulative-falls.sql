-- id: cumulative-falls
-- severity: warning
-- title: 累计数减少
-- title-en: A cumulative figure falls
-- basis: 财政部门报表审核：逻辑性
-- description: 自年初累计的数，后一期不应小于前一期；按月、按季、按半年分别比，只比同一年度。列是否累计由 tables/ 中的 covers 说明
WITH figure AS (
  SELECT *, period_kind(period) AS kind, period_number(period) AS number FROM main.to_date_figure WHERE length(period) > 4
  QUALIFY count(*) OVER (PARTITION BY submission_id, table_name, column_name, line_name) = 1),
pair AS (
  SELECT *, lag(amount) OVER earlier AS before, lag(submission_id) OVER earlier AS before_id, lag(line_no) OVER earlier AS before_line,
    lag(period) OVER earlier AS before_period
  FROM figure WINDOW earlier AS (PARTITION BY unit_id, form_id, coalesce(project_name, ''), fiscal_year, kind, table_name,
    column_name, name_key(line_name) ORDER BY number))
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, table_name::VARCHAR AS table_name,
  line_no::INTEGER AS line_no, column_name::VARCHAR AS column_name,
  shown(amount)::VARCHAR AS stated, ('≥ ' || shown(before))::VARCHAR AS expected,
  try_cast(amount - before AS DECIMAL(18, 6)) AS difference,
  CASE WHEN line_name <> '' THEN '“' || line_name || '”的' ELSE '' END || title || '是自年初累计的数，' || before_period || ' 为 '
    || shown(before) || '，' || period || ' 反而为 ' || shown(amount) || '，减少 ' || shown(before - amount)
    || '。请核对是否填成了本期数，或说明冲减原因。' AS message,
  'A cumulative figure fell from ' || shown(before) || ' (' || before_period || ') to ' || shown(amount) || ' (' || period
    || '); check whether the period''s own figure was filed, or explain.' AS message_en,
  [figure('前期累计数', before_id, table_name, before_line, column_name)] AS figures
FROM pair WHERE amount < before
-- not-evaluated
SELECT submission_id, '没有更早一期的累计数可比' AS reason FROM main.to_date_figure f
WHERE length(f.period) > 4 AND period_number(f.period) > 1 AND NOT EXISTS (
  FROM meta.submission e WHERE e.is_current AND e.unit_id = f.unit_id AND e.form_id = f.form_id
    AND e.fiscal_year = f.fiscal_year AND period_kind(e.period) = period_kind(f.period)
    AND coalesce(e.project_name, '') = coalesce(f.project_name, '') AND period_number(e.period) < period_number(f.period))
