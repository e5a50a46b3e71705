-- id: year-on-year
-- severity: warning
-- title: 同比变动过大
-- title-en: Large change on the year before
-- basis: 财政部门报表审核：核实性
-- thresholds: year_on_year_times=10, year_on_year_amount=1
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'expenditure_item' AS table_name,
  (line_no)::INTEGER AS line_no, 'final' AS column_name,
  (shown(final))::VARCHAR AS stated, (shown(prior_final))::VARCHAR AS expected, (final - prior_final)::DECIMAL(18, 6) AS difference,
  '“' || item_name || '”上年决算 ' || shown(prior_final) || ' 万元，本年决算 ' || shown(final) || ' 万元，变动超过 ' || shown(getvariable('year_on_year_times')) || ' 倍。请核对金额单位和口径，或说明原因。' AS message,
  'From ' || shown(prior_final) || ' to ' || shown(final) || '; check or explain.' AS message_en
FROM main.expenditure_item WHERE prior_final > 0 AND final > 0 AND abs(final - prior_final) > getvariable('year_on_year_amount')
  AND greatest(final, prior_final) / least(final, prior_final) > getvariable('year_on_year_times')
