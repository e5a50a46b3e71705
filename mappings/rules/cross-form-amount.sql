-- id: cross-form-amount
-- severity: warning
-- title: 表间金额不一致
-- title-en: Amounts differ between forms
-- basis: 财政部门报表审核：表间勾稽
-- description: 基础数据表的专项行等于该项目自评表；各项目之和等于整体自评表的项目支出。整体自评表的构成属于年初预算、全年预算还是执行数，按其合计等于哪一栏判断
WITH line AS (
  SELECT p.submission_id, p.line_no, p.project_name, b.submission_id AS base_id, b.line_no AS base_line, b.item_name,
    unnest(['executed', 'initial_budget']) AS field, unnest(['全年执行数', '年初预算数']) AS heading, unnest([p.executed, p.initial_budget]) AS amount,
    unnest(['final', 'budget']) AS base_field, unnest(['本年决算数', '本年预算数']) AS base_heading, unnest([b.final, b.budget]) AS base_amount
  FROM project_match m JOIN project_form p ON p.submission_id = m.form_id
  JOIN base_project b ON b.submission_id = m.base_id AND b.line_no = m.base_line
  WHERE m.how <> 'amount'),
composed AS (
  SELECT submission_id, sum(amount) AS whole, count(amount) AS n,
    max(amount) FILTER (contains(name, '项目支出')) AS project, max(line_no) FILTER (contains(name, '项目支出')) AS line_no
  FROM main.funding_breakdown WHERE basis = 'expenditure' GROUP BY submission_id),
overall AS (
  SELECT c.submission_id, c.line_no, c.project, f.unit_id, f.period,
    CASE WHEN NOT beyond(c.whole - f.initial_budget, sum_tolerance(c.n)) THEN 'initial_budget'
      WHEN NOT beyond(c.whole - f.annual_budget, sum_tolerance(c.n)) THEN 'annual_budget'
      WHEN NOT beyond(c.whole - f.executed, sum_tolerance(c.n)) THEN 'executed' END AS field
  FROM composed c JOIN main.funding f ON f.submission_id = c.submission_id AND f.source_code = 'total'
  WHERE c.project IS NOT NULL),
form_sum AS (
  SELECT o.submission_id, o.line_no, o.project, o.field,
    sum(CASE o.field WHEN 'initial_budget' THEN p.initial_budget WHEN 'annual_budget' THEN p.annual_budget ELSE p.executed END) AS total,
    count(*) AS n, list(figure('项目自评表', p.submission_id, 'funding', p.line_no, o.field) ORDER BY p.submission_id) AS figures
  FROM overall o JOIN project_form p ON p.unit_id = o.unit_id AND p.period = o.period
  WHERE o.field IS NOT NULL GROUP BY ALL),
base_line AS (
  SELECT o.submission_id, o.line_no, o.project, o.field, e.submission_id AS base_id, e.line_no AS base_line, e.item_code,
    CASE o.field WHEN 'initial_budget' THEN 'budget' ELSE 'final' END AS base_field,
    CASE o.field WHEN 'initial_budget' THEN e.budget ELSE e.final END AS amount
  FROM overall o JOIN main.expenditure_item e ON e.unit_id = o.unit_id AND e.period = o.period AND e.form_id = 'base_data'
  WHERE o.field IN ('initial_budget', 'executed')
    AND e.item_code IN ('project', 'project.business', 'project.operation', 'project.special', 'project.other', 'project.special.item', 'project.other.item')),
counted AS (
  -- the line 项目支出 where it is filled, else its parts, else theirs
  SELECT * FROM base_line b WHERE amount IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM base_line u WHERE u.submission_id = b.submission_id AND u.amount IS NOT NULL AND u.item_code <> b.item_code
      AND starts_with(b.item_code, u.item_code || '.'))),
base_sum AS (
  SELECT submission_id, line_no, project, field, sum(amount) AS total, count(*) AS n,
    list(figure('基础数据表', base_id, 'expenditure_item', base_line, base_field) ORDER BY base_line) AS figures
  FROM counted GROUP BY ALL)
SELECT NULL::VARCHAR AS severity, submission_id, 'funding' AS table_name, line_no, field AS column_name,
  shown(amount)::VARCHAR AS stated, shown(base_amount)::VARCHAR AS expected, try_cast(amount - base_amount AS DECIMAL(38, 6)) AS difference,
  '项目“' || coalesce(project_name, '') || '”自评表的' || heading || ' ' || shown(amount) || ' 万元，基础数据表“' || coalesce(item_name, '') || '”的' || base_heading || ' '
    || shown(base_amount) || ' 万元，相差 ' || shown(amount - base_amount) || ' 万元。两表应一致，请核对。' AS message,
  'The self-evaluation says ' || shown(amount) || ', the base table ' || shown(base_amount) || '; they should agree.' AS message_en,
  [figure('基础数据表', base_id, 'expenditure_item', base_line, base_field)] AS figures
FROM line WHERE beyond(amount - base_amount, 0.01)
UNION ALL
SELECT NULL, submission_id, 'funding_breakdown', line_no, 'amount', shown(project), shown(total), try_cast(project - total AS DECIMAL(38, 6)),
  '整体自评表的项目支出 ' || shown(project) || ' 万元，' || n || ' 份项目自评表合计 ' || shown(total) || ' 万元，相差 '
    || shown(project - total) || ' 万元。请核对，或补报缺少的项目自评表。',
  'Projects of ' || shown(project) || ' on the overall form, ' || shown(total) || ' on the project forms together.', figures
FROM form_sum WHERE beyond(project - total, sum_tolerance(n))
UNION ALL
SELECT NULL, submission_id, 'funding_breakdown', line_no, 'amount', shown(project), shown(total), try_cast(project - total AS DECIMAL(38, 6)),
  '整体自评表的项目支出 ' || shown(project) || ' 万元，基础数据表的项目支出' || CASE field WHEN 'initial_budget' THEN '预算' ELSE '决算' END || '合计 '
    || shown(total) || ' 万元，相差 ' || shown(project - total) || ' 万元。两表应一致，请核对。',
  'Projects of ' || shown(project) || ' on the overall form, ' || shown(total) || ' in the base table; they should agree.', figures
FROM base_sum WHERE beyond(project - total, sum_tolerance(n))
-- not-evaluated
SELECT s.submission_id, CASE s.form_id WHEN 'project_self_evaluation' THEN '基础数据表中没有名称相同的专项，或没有可比的金额'
    ELSE '没有填项目支出，或没有可比的项目自评表和基础数据表' END AS reason
FROM meta.submission s
WHERE s.is_current AND s.form_id IN ('project_self_evaluation', 'overall_self_evaluation')
  AND s.submission_id NOT IN (
    SELECT p.submission_id FROM project_match m JOIN project_form p ON p.submission_id = m.form_id
      JOIN base_project b ON b.submission_id = m.base_id AND b.line_no = m.base_line
    WHERE m.how <> 'amount' AND (p.executed IS NOT NULL AND b.final IS NOT NULL OR p.initial_budget IS NOT NULL AND b.budget IS NOT NULL))
  AND s.submission_id NOT IN (
    SELECT o.submission_id
    FROM (
      SELECT c.submission_id, f.unit_id, f.period, c.whole, f.initial_budget, f.annual_budget, f.executed
      FROM (
        SELECT submission_id, sum(amount) AS whole FROM main.funding_breakdown WHERE basis = 'expenditure'
        GROUP BY submission_id HAVING count(amount) FILTER (contains(name, '项目支出')) > 0) c
      JOIN main.funding f ON f.submission_id = c.submission_id AND f.source_code = 'total') o
    WHERE (NOT beyond(whole - initial_budget, 0.05) OR NOT beyond(whole - annual_budget, 0.05) OR NOT beyond(whole - executed, 0.05))
      AND EXISTS (SELECT 1 FROM meta.submission x WHERE x.is_current AND x.unit_id = o.unit_id AND x.period = o.period
        AND x.form_id IN ('base_data', 'project_self_evaluation')))
