-- id: project-without-evaluation
-- severity: error
-- title: 专项没有项目自评表
-- title-en: Special fund without a self-evaluation
-- basis: 预算绩效管理办法：专项资金均应开展绩效自评
-- description: 基础数据表的专项与项目自评表按名称、别名（aliases.csv）对应；只是金额相同的不算对应，但会指出
SELECT NULL::VARCHAR AS severity, b.submission_id, 'expenditure_item' AS table_name, b.line_no,
  CASE WHEN b.final > 0 THEN 'final' ELSE 'budget' END AS column_name,
  shown(CASE WHEN b.final > 0 THEN b.final ELSE b.budget END)::VARCHAR AS stated, NULL::VARCHAR AS expected,
  CASE WHEN b.final > 0 THEN b.final ELSE b.budget END::DECIMAL(38, 6) AS difference,
  '专项“' || coalesce(b.item_name, '') || '”' || coalesce('决算 ' || shown(CASE WHEN b.final > 0 THEN b.final END) || ' 万元', '预算 ' || shown(b.budget) || ' 万元')
    || '，没有名称相同的项目自评表。' || CASE WHEN m.form_id IS NULL THEN '请补报该项目的自评表。'
      ELSE '自评表“' || coalesce(p.project_name, '') || '”执行数相同，可能就是这个项目（只是推测）：如属同一项目，请统一名称，或在别名表中登记；否则请补报自评表。' END AS message,
  'There is no self-evaluation of ' || coalesce(b.item_name, '') || CASE WHEN m.form_id IS NULL THEN '; file it.'
    ELSE '. That of ' || coalesce(p.project_name, '') || ' has the same amount and is probably the one: use one name or register an alias.' END AS message_en,
  CASE WHEN m.form_id IS NULL THEN [] ELSE [figure('可能的自评表执行数', p.submission_id, 'funding', p.line_no, 'executed')] END AS figures
FROM base_project b
LEFT JOIN project_match m ON m.base_id = b.submission_id AND m.base_line = b.line_no
LEFT JOIN project_form p ON p.submission_id = m.form_id
WHERE m.form_id IS NULL OR m.how = 'amount'
-- not-evaluated
SELECT submission_id, '基础数据表没有填专项明细' AS reason FROM meta.submission
WHERE is_current AND form_id = 'base_data' AND submission_id NOT IN (SELECT submission_id FROM base_project)
