-- id: no-initial-budget
-- severity: notice
-- title: 没有年初预算
-- title-en: No initial budget
-- basis: 财政部门报表审核：核实性
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'funding' AS table_name,
  (line_no)::INTEGER AS line_no, 'initial_budget' AS column_name,
  (NULL)::VARCHAR AS stated, (NULL)::VARCHAR AS expected, try_cast(NULL AS DECIMAL(38, 6)) AS difference,
  '年度资金总额的全年预算数为 ' || shown(annual_budget) || ' 万元，年初预算数没有填。如系年中追加，请予说明。' AS message,
  'An annual budget of ' || shown(annual_budget) || ' without an initial one.' AS message_en,
  [figure('全年预算数', submission_id, 'funding', line_no, 'annual_budget')] AS figures
FROM main.funding WHERE source_code = 'total' AND annual_budget > 0 AND initial_budget IS NULL AND form_id LIKE '%self_evaluation'
  -- a template without the column asks for none
  AND submission_id IN (SELECT submission_id FROM meta.blank WHERE table_name = 'funding' AND column_name = 'initial_budget'
    UNION ALL SELECT submission_id FROM meta.lineage WHERE table_name = 'funding' AND column_name = 'initial_budget')
-- not-evaluated
SELECT submission_id, '没有填全年预算数' AS reason FROM main.funding
WHERE source_code = 'total' AND form_id LIKE '%self_evaluation' AND annual_budget IS NULL
