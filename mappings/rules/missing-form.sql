-- id: missing-form
-- severity: error
-- title: 应报未报
-- title-en: Expected form not filed
-- basis: 应报清单（reference/expected-forms.csv）：应报单位应在期限内报送应报的表
-- description: 只有填了应报清单才判定；报来但被拒收的文件不算已报
SELECT NULL::VARCHAR AS severity, NULL::VARCHAR AS submission_id, 'expected_form' AS table_name,
  (e.line_no)::INTEGER AS line_no, NULL::VARCHAR AS column_name,
  NULL::VARCHAR AS stated, (e.form_name)::VARCHAR AS expected, NULL::DECIMAL(38, 6) AS difference,
  e.unit_name || ' ' || CASE WHEN length(e.period) > 4 THEN e.period || ' ' ELSE e.fiscal_year || ' 年度' END || '应报“' || e.form_name || '”，没有收到'
    || coalesce('（截止 ' || e.due_on || '）', '') || '。请催报；已报过的，请核对是否被拒收、单位名称或年度是否写错。' AS message,
  e.form_id || ' of ' || e.unit_name || ' for ' || coalesce(e.period, e.fiscal_year::VARCHAR) || ' has not been filed'
    || coalesce(' (due ' || e.due_on || ')', '') || '; ask for it.' AS message_en
FROM meta.expected_form e
WHERE (getvariable('only_year') IS NULL OR e.fiscal_year = getvariable('only_year'))
  AND NOT EXISTS (SELECT 1 FROM meta.submission s
    WHERE s.is_current AND s.form_id = e.form_id AND s.fiscal_year = e.fiscal_year
      AND (s.period = e.period OR length(e.period) = 4) AND s.unit_id = e.unit_id)
  AND NOT EXISTS (SELECT 1 FROM meta.submission s
    WHERE s.is_current AND s.form_id = e.form_id AND s.fiscal_year = e.fiscal_year
      AND (s.period = e.period OR length(e.period) = 4) AND s.unit_name = e.unit_name)
