-- id: sum-mismatch
-- severity: error
-- arithmetic: yes
-- title: 合计与明细之和不符
-- title-en: Total differs from the sum of its details
-- basis: 财政部门报表审核：基本平衡性
-- description: 其中项之和不得大于上级；容差为 0.005 万元乘以项数，最低 0.01、最高 0.05 万元
WITH total AS (
  SELECT submission_id, tab, line_no, column_name, coalesce(any_value(what), '') AS what, at_most, any_value(amount) AS amount,
    sum(part_amount) AS children, count(part_amount) AS n,
    list(figure('加数', submission_id, part_tab, part_line, part_column) ORDER BY part_line, part_column)
      FILTER (part_amount IS NOT NULL) AS figures
  FROM sum_part GROUP BY submission_id, identity, tab, line_no, column_name, at_most)
SELECT NULL::VARCHAR AS severity, submission_id, tab AS table_name, line_no::INTEGER AS line_no, column_name,
  shown(amount)::VARCHAR AS stated, shown(children)::VARCHAR AS expected, try_cast(amount - children AS DECIMAL(38, 6)) AS difference,
  '“' || what || '”填报 ' || shown(amount) || ' 万元，' || CASE WHEN at_most THEN '小于其中各项之和 ' ELSE '明细合计为 ' END
    || shown(children) || ' 万元，相差 ' || shown(amount - children) || ' 万元。请核对合计或明细。' AS message,
  'Stated ' || shown(amount) || ', details add up to ' || shown(children) || ', ' || shown(amount - children)
    || ' apart; check the total or its details.' AS message_en, figures
FROM total
WHERE n > 0 AND amount IS NOT NULL
  AND CASE WHEN at_most THEN children - amount ELSE abs(amount - children) END > sum_tolerance(n)
-- not-evaluated
SELECT submission_id, CASE WHEN count(amount) = 0 THEN '合计各栏都没有填' ELSE '明细各栏都没有填' END AS reason
FROM sum_part GROUP BY submission_id
HAVING count(*) FILTER (amount IS NOT NULL AND part_amount IS NOT NULL) = 0
