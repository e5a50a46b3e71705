-- id: year-on-year
-- severity: warning
-- title: 同比变动过大
-- title-en: Large change on the year before
-- basis: 财政部门报表审核：核实性
-- description: 有上年报表的，与上年报表的决算数比；没有的，与本表上年决算数一栏比
-- thresholds: year_on_year_times=10, year_on_year_amount=1
WITH earlier AS (
  SELECT unit_id, year_later(period) AS period, item_code, CASE WHEN item_code LIKE '%.item' THEN name_key(item_name) END AS named,
    any_value(submission_id) AS submission_id, any_value(line_no) AS line_no, any_value(final) AS final
  FROM main.expenditure_item WHERE final IS NOT NULL AND item_code IS NOT NULL GROUP BY ALL HAVING count(*) = 1),
judged AS (
  SELECT e.submission_id, e.line_no, e.item_name, e.final, coalesce(p.final, e.prior_final) AS prior, p.final IS NOT NULL AS from_filing,
    limits.year_on_year_times AS times, limits.year_on_year_amount AS amount,
    CASE WHEN p.final IS NULL THEN figure('上年决算数', e.submission_id, 'expenditure_item', e.line_no, 'prior_final')
      ELSE figure('上年报表决算数', p.submission_id, 'expenditure_item', p.line_no, 'final') END AS prior_figure
  FROM main.expenditure_item e JOIN limits USING (submission_id)
  LEFT JOIN earlier p ON p.unit_id = e.unit_id AND p.period = e.period AND p.item_code = e.item_code
    AND p.named IS NOT DISTINCT FROM CASE WHEN e.item_code LIKE '%.item' THEN name_key(e.item_name) END)
SELECT NULL::VARCHAR AS severity, submission_id, 'expenditure_item' AS table_name, line_no, 'final' AS column_name,
  shown(final)::VARCHAR AS stated, shown(prior)::VARCHAR AS expected, try_cast(final - prior AS DECIMAL(38, 6)) AS difference,
  '“' || coalesce(item_name, '') || '”' || CASE WHEN from_filing THEN '上年报表' ELSE '上年' END || '决算 ' || shown(prior) || ' 万元，本年决算 ' || shown(final)
    || ' 万元，相差 ' || shown(final - prior) || ' 万元，变动超过 ' || shown(times) || ' 倍。请核对金额单位和口径，或说明原因。' AS message,
  'From ' || shown(prior) || CASE WHEN from_filing THEN ' (last year''s filing)' ELSE '' END || ' to ' || shown(final)
    || ', more than ' || shown(times) || ' times; check or explain.' AS message_en,
  [prior_figure] AS figures
FROM judged
WHERE prior > 0 AND final > 0 AND abs(final - prior) > amount AND greatest(final, prior) > times * least(final, prior)
-- not-evaluated
SELECT e.submission_id, '没有可比的上年数' AS reason
FROM main.expenditure_item e
LEFT JOIN (SELECT DISTINCT unit_id, year_later(period) AS period, item_code FROM main.expenditure_item WHERE final > 0) p
  ON p.unit_id = e.unit_id AND p.period = e.period AND p.item_code = e.item_code
GROUP BY e.submission_id HAVING count(*) FILTER (e.final > 0 AND (e.prior_final > 0 OR p.unit_id IS NOT NULL)) = 0
