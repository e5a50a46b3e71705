-- id: ten-thousand-fold
-- severity: error
-- title: 与本行其他数相差一万倍
-- title-en: Ten thousand times the other figures of its line
-- basis: 财政部门报表审核：逻辑性
-- description: 一行的上年决算数、预算数、决算数中，一个是另外两个的约一万倍（或万分之一），另外两个相近：是金额单位填错，说明不能代替改正
-- thresholds: ten_thousand_fold_from=2000, ten_thousand_fold_to=50000, ten_thousand_fold_others=5
WITH figures AS (
  SELECT submission_id, line_no, item_name, 'prior_final' AS column_name, '上年决算数' AS named, prior_final AS filed,
    budget AS one, '预算数' AS one_named, 'budget' AS one_column, final AS other, '决算数' AS other_named, 'final' AS other_column
  FROM main.expenditure_item
  UNION ALL
  SELECT submission_id, line_no, item_name, 'budget', '预算数', budget, prior_final, '上年决算数', 'prior_final', final, '决算数', 'final'
  FROM main.expenditure_item
  UNION ALL
  SELECT submission_id, line_no, item_name, 'final', '决算数', final, prior_final, '上年决算数', 'prior_final', budget, '预算数', 'budget'
  FROM main.expenditure_item),
judged AS (
  SELECT f.*, greatest(one, other)::DOUBLE AS high, least(one, other)::DOUBLE AS low, filed::DOUBLE AS x,
    l.ten_thousand_fold_from::DOUBLE AS least_times, l.ten_thousand_fold_to::DOUBLE AS most_times,
    l.ten_thousand_fold_others::DOUBLE AS apart
  FROM figures f JOIN limits l USING (submission_id) WHERE filed > 0 AND one > 0 AND other > 0),
folded AS (
  SELECT *, x > high AS in_yuan, try_cast(CASE WHEN x > high THEN x / 10000 ELSE x * 10000 END AS DECIMAL(18, 6)) AS meant
  FROM judged
  WHERE high <= apart * low
    AND (x BETWEEN least_times * high AND most_times * low OR x BETWEEN high / most_times AND low / least_times))
SELECT NULL::VARCHAR AS severity, submission_id, 'expenditure_item' AS table_name, line_no, column_name,
  shown(filed)::VARCHAR AS stated, shown(meant)::VARCHAR AS expected, try_cast(filed - meant AS DECIMAL(18, 6)) AS difference,
  '“' || coalesce(item_name, '') || '”' || named || ' ' || shown(filed) || ' 万元，约为' || one_named || ' ' || shown(one) || ' 万元、' || other_named
    || ' ' || shown(other) || ' 万元的' || CASE WHEN in_yuan THEN '一万倍，可能是按元填的' ELSE '万分之一，可能是按亿元填的' END
    || '。请按万元改正（如 ' || coalesce(shown(meant), '') || '）后重报。' AS message,
  shown(filed) || ' is about ' || CASE WHEN in_yuan THEN 'ten thousand times' ELSE 'a ten-thousandth of' END
    || ' the other figures of its line (' || shown(one) || ', ' || shown(other) || '): the wrong unit of money. Correct it.' AS message_en,
  [figure(one_named, submission_id, 'expenditure_item', line_no, one_column),
   figure(other_named, submission_id, 'expenditure_item', line_no, other_column)] AS figures
FROM folded
-- not-evaluated
SELECT submission_id, '没有一行同时填有上年决算数、预算数和决算数' AS reason FROM main.expenditure_item
GROUP BY submission_id HAVING count(*) FILTER (prior_final > 0 AND budget > 0 AND final > 0) = 0
