-- id: unit-suspect
-- severity: warning
-- title: 金额单位可疑（元、万元）
-- title-en: Probably the wrong unit of money
-- basis: 财政部门报表审核：核实性
-- description: 只改一个数、乘或除以一万，本表各项勾稽关系就全部成立
SELECT NULL::VARCHAR AS severity, s.submission_id, s.table_name, s.line_no, s.column_name,
  shown(s.filed)::VARCHAR AS stated, shown(s.meant)::VARCHAR AS expected, try_cast(s.filed - s.meant AS DECIMAL(38, 6)) AS difference,
  '填报 ' || shown(s.filed) || ' 万元，与同表其他数相差约一万倍；改为 ' || shown(s.meant) || ' 万元，本表各项勾稽关系都成立，可能是按'
    || CASE WHEN abs(s.filed) > abs(s.meant) THEN '元' ELSE '亿元' END || '填的。请核对金额单位。' AS message,
  'Filed ' || shown(s.filed) || '; with ' || shown(s.meant) || ' the whole form agrees. Check the unit of money.' AS message_en
FROM slip s WHERE s.kind = 'unit'
-- not-evaluated
SELECT s.submission_id, '没有可以验算的合计或比率' AS reason FROM meta.submission s
WHERE s.is_current AND s.submission_id NOT IN (
  SELECT submission_id FROM sum_part WHERE amount IS NOT NULL AND part_amount IS NOT NULL
  UNION SELECT submission_id FROM stated_rate WHERE computed IS NOT NULL)
