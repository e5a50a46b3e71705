-- id: subtotal-blank
-- severity: warning
-- title: 合计行没有填数
-- title-en: Subtotal left blank
-- basis: 财政部门报表审核：基本平衡性
WITH tree(parent, child) AS (VALUES
  ('three_public', 'three_public.vehicle'), ('three_public', 'three_public.abroad'), ('three_public', 'three_public.reception'),
  ('three_public.vehicle', 'three_public.vehicle.purchase'), ('three_public.vehicle', 'three_public.vehicle.operation'),
  ('project', 'project.business'), ('project', 'project.operation'), ('project', 'project.special'), ('project', 'project.other'),
  ('project.special', 'project.special.item'), ('project.other', 'project.other.item')),
figure AS (
  SELECT submission_id, line_no, item_code, item_name, unnest(['prior_final', 'budget', 'final']) AS field,
    unnest(['上年决算数', '本年预算数', '本年决算数']) AS heading, unnest([prior_final, budget, final]) AS amount
  FROM main.expenditure_item),
family AS (
  SELECT p.submission_id, p.line_no, p.item_name, p.field, p.heading, p.amount, sum(c.amount) AS children, count(c.amount) AS n
  FROM figure p JOIN tree t ON t.parent = p.item_code
  JOIN figure c ON c.submission_id = p.submission_id AND c.item_code = t.child AND c.field = p.field
  GROUP BY ALL),
agency AS (
  SELECT submission_id, split_part(measure, '.', 1) AS grid, min(line_no) AS line_no, count(*) AS n
  FROM main.agency_finance GROUP BY ALL
  HAVING count(*) FILTER (contains(agency_name, '汇总')) = 0)
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'expenditure_item' AS table_name,
  (line_no)::INTEGER AS line_no, field AS column_name,
  (NULL)::VARCHAR AS stated, (shown(children))::VARCHAR AS expected, (NULL)::DECIMAL(18, 6) AS difference,
  '“' || item_name || '”的' || heading || '没有填，而其明细合计为 ' || shown(children) || ' 万元。请填写合计数。' AS message,
  'The line has no total while its details add up to ' || shown(children) || '; fill it in.' AS message_en
FROM family WHERE amount IS NULL AND n > 0
UNION ALL
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'agency_finance' AS table_name,
  (line_no)::INTEGER AS line_no, 'amount' AS column_name,
  (NULL)::VARCHAR AS stated, (NULL)::VARCHAR AS expected, (NULL)::DECIMAL(18, 6) AS difference,
  CASE grid WHEN 'income' THEN '年度收入情况' WHEN 'expenditure' THEN '年度支出和结余情况' WHEN 'three_public' THEN '三公经费' ELSE '固定资产' END || '表的“局机关及二级机构汇总”一行没有填数，而各机构已填。请填写汇总数。' AS message,
  'The row of totals is blank while the agencies are filled in; fill it in.' AS message_en
FROM agency
