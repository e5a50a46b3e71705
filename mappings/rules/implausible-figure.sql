-- id: implausible-figure
-- severity: error
-- title: 数额超出合理范围
-- title-en: Figure beyond any plausible size
-- basis: 财政部门报表审核：核实性
-- description: 有这样的数的填报不计入汇总，更正后再计入。限额可在 thresholds.csv 中按区划、年度另定：金额、面积、人数 plausible_figure，分值、得分 plausible_score。指标值和比率不参加汇总，不在此列
-- thresholds: plausible_figure=1000000000, plausible_score=1000
WITH judged AS (
  SELECT f.*, CASE WHEN regexp_matches(column_name, '(^|_)(score|weight|cap)$') THEN plausible_score ELSE plausible_figure END AS most
  FROM stored_figure f JOIN limits USING (submission_id)
  WHERE NOT regexp_matches(column_name, '_(value|rate|group)$'))
SELECT NULL::VARCHAR AS severity, submission_id, table_name, line_no, column_name,
  shown(amount)::VARCHAR AS stated, ('不超过 ' || shown(most))::VARCHAR AS expected, NULL::DECIMAL(38, 6) AS difference,
  '填报 ' || shown(amount) || '，超出合理范围（不超过 ' || shown(most) || '），本表暂不计入汇总。请核对金额单位和小数点，更正后重报。' AS message,
  'Filed ' || shown(amount) || ', beyond any plausible size (at most ' || shown(most)
    || '); the form is left out of all totals until it is corrected. Check the unit and the decimal point.' AS message_en
FROM judged WHERE abs(amount) > most
