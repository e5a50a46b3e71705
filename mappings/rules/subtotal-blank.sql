-- id: subtotal-blank
-- severity: warning
-- title: 合计行没有填数
-- title-en: Subtotal left blank
-- basis: 财政部门报表审核：基本平衡性
WITH family AS (
  SELECT submission_id, line_no, coalesce(any_value(what), '') AS what, column_name AS field, any_value(amount) AS amount,
    sum(part_amount) AS children, count(part_amount) AS n,
    list(figure('加数', submission_id, part_tab, part_line, part_column) ORDER BY part_line) FILTER (part_amount IS NOT NULL) AS figures
  FROM sum_part WHERE tab = 'expenditure_item' AND NOT at_most AND direct GROUP BY submission_id, identity, line_no, column_name),
agency AS (
  SELECT submission_id, split_part(measure, '.', 1) AS grid, min(line_no) AS line_no, count(*) AS n
  FROM main.agency_finance GROUP BY ALL
  HAVING count(*) FILTER (contains(agency_name, '汇总')) = 0)
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'expenditure_item' AS table_name,
  (line_no)::INTEGER AS line_no, field AS column_name,
  (NULL)::VARCHAR AS stated, (shown(children))::VARCHAR AS expected, try_cast(NULL AS DECIMAL(38, 6)) AS difference,
  '“' || what || '”没有填，而其明细合计为 ' || shown(children) || ' 万元。请填写合计数。' AS message,
  'The line has no total while its details add up to ' || shown(children) || '; fill it in.' AS message_en,
  figures AS figures
FROM family WHERE amount IS NULL AND n > 0
UNION ALL
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'agency_finance' AS table_name,
  (line_no)::INTEGER AS line_no, 'amount' AS column_name,
  (NULL)::VARCHAR AS stated, (NULL)::VARCHAR AS expected, try_cast(NULL AS DECIMAL(38, 6)) AS difference,
  CASE grid WHEN 'income' THEN '年度收入情况' WHEN 'expenditure' THEN '年度支出和结余情况' WHEN 'three_public' THEN '三公经费' ELSE '固定资产' END || '表的“局机关及二级机构汇总”一行没有填数，而各机构已填。请填写汇总数。' AS message,
  'The row of totals is blank while the agencies are filled in; fill it in.' AS message_en,
  NULL AS figures
FROM agency
