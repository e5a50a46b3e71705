-- id: unbudgeted-expenditure
-- severity: warning
-- title: 无预算支出
-- title-en: Expenditure without a budget
-- basis: 财政部门报表审核：核实性
-- description: 其中项的上级有预算的不算
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'expenditure_item' AS table_name,
  (line_no)::INTEGER AS line_no, 'final' AS column_name,
  (shown(final))::VARCHAR AS stated, (NULL)::VARCHAR AS expected, try_cast(final AS DECIMAL(38, 6)) AS difference,
  '“' || coalesce(item_name, '') || '”有决算支出 ' || shown(final) || ' 万元，没有预算数。请说明资金来源和追加情况。' AS message,
  'Spent ' || shown(final) || ' without a budget; explain.' AS message_en,
  [figure('预算数', submission_id, 'expenditure_item', line_no, 'budget')] AS figures
FROM main.expenditure_item e WHERE final > 0 AND budget IS NULL AND item_code IS NOT NULL
  AND NOT EXISTS (
    SELECT 1 FROM main.expenditure_item p WHERE p.submission_id = e.submission_id AND p.budget IS NOT NULL
      AND (p.item_code = 'public_funds' AND e.item_code LIKE 'public_funds.%'
        OR p.item_code = 'three_public.vehicle' AND e.item_code LIKE 'three_public.vehicle.%'))
-- not-evaluated
SELECT submission_id, '各行都没有填决算数' AS reason FROM main.expenditure_item GROUP BY submission_id HAVING count(final) = 0
