-- id: missing-period
-- severity: warning
-- title: 中间缺期
-- title-en: Periods missing in between
-- basis: 财政部门报表审核：完整性
-- description: 同一单位、表种、项目同一年度内，前后两期之间没有报来的月份、季度
WITH filing AS (
  SELECT *, period_kind(period) AS kind, period_number(period) AS number FROM meta.submission
  WHERE is_current AND length(period) > 4),
placed AS (
  SELECT *, lag(number) OVER earlier AS before, lag(period) OVER earlier AS before_period
  FROM filing WINDOW earlier AS (PARTITION BY unit_id, form_id, coalesce(project_name, ''), fiscal_year, kind ORDER BY number)),
gap AS (
  SELECT submission_id, period, before_period, array_to_string(list_transform(range(before + 1, number),
      lambda n: CASE kind WHEN 'month' THEN fiscal_year || '-' || lpad(n::VARCHAR, 2, '0') WHEN 'quarter' THEN fiscal_year || '-Q' || n
        ELSE fiscal_year || '-H' || n END), '、') AS missing
  FROM placed WHERE number - before > 1)
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, NULL::VARCHAR AS table_name,
  NULL::INTEGER AS line_no, NULL::VARCHAR AS column_name, NULL::VARCHAR AS stated, missing::VARCHAR AS expected,
  NULL::DECIMAL(18, 6) AS difference,
  '本份是 ' || period || ' 的，前一份是 ' || before_period || ' 的，中间缺 ' || missing || '。请补报；已报过的，请核对期间是否写错。' AS message,
  'This filing is for ' || period || ', the one before it for ' || before_period || '; ' || missing
    || ' is missing in between. File it, or check the period of what was filed.' AS message_en
FROM gap
