-- id: rate-mismatch
-- severity: error
-- arithmetic: yes
-- title: 比率与计算结果不符
-- title-en: Stated rate differs from the computed one
-- basis: 财政部门报表审核：逻辑性
-- description: 容差为所填比率末位的半个单位；按年初预算数算得的，级别为警告
SELECT CASE WHEN on_initial IS NOT NULL AND abs(stated - on_initial) <= tolerance THEN 'warning' END::VARCHAR AS severity,
  submission_id, tab AS table_name, line_no::INTEGER AS line_no, column_name,
  raw_text::VARCHAR AS stated, percent(computed)::VARCHAR AS expected, try_cast(stated - computed AS DECIMAL(38, 6)) AS difference,
  name || '填报 ' || raw_text || '，' || CASE WHEN on_initial IS NOT NULL AND abs(stated - on_initial) <= tolerance
    THEN '是按年初预算数 ' || shown(initial) || ' 计算的；按' || denominator_name || '（B/A）应为 ' || percent(computed)
      || '。请改按全年预算数计算，或说明原因。'
    ELSE '按' || numerator_name || ' ' || shown(numerator) || '、' || denominator_name || ' ' || shown(denominator)
      || ' 计算应为 ' || percent(computed) || '，相差 ' || percent(stated - computed) || '。请核对分子、分母和比率。' END AS message,
  'Stated ' || raw_text || ', computed ' || percent(computed)
    || CASE WHEN on_initial IS NOT NULL AND abs(stated - on_initial) <= tolerance
         THEN '; the stated rate is on the initial budget.' ELSE '; check the figures.' END AS message_en,
  [figure(numerator_name, submission_id, tab, line_no, numerator_column),
    figure(denominator_name, submission_id, tab, line_no, denominator_column)]
    || CASE WHEN initial IS NULL THEN [] ELSE [figure('年初预算数', submission_id, tab, line_no, 'initial_budget')] END AS figures
FROM stated_rate WHERE computed IS NOT NULL AND abs(stated - computed) > tolerance
-- not-evaluated
SELECT submission_id, '没有填比率，或缺少计算它的数' AS reason
FROM (
  SELECT submission_id FROM main.funding WHERE source_code = 'total' AND form_id LIKE '%self_evaluation'
  UNION SELECT submission_id FROM main.base_data
  UNION SELECT submission_id FROM main.social_fund UNION SELECT submission_id FROM main.three_public_comparison)
WHERE submission_id NOT IN (SELECT submission_id FROM stated_rate WHERE computed IS NOT NULL)
