-- id: missing-grade
-- severity: error
-- title: 评价等次缺失
-- title-en: Grade not filled in
-- basis: 绩效自评表填报要求：完整性
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'self_evaluation' AS table_name,
  (0)::INTEGER AS line_no, 'stated_grade' AS column_name,
  (NULL)::VARCHAR AS stated, (NULL)::VARCHAR AS expected, try_cast(NULL AS DECIMAL(38, 6)) AS difference,
  '“评价等次”没有填写' || coalesce('（综合得分 ' || shown(total_score) || '）', '') || '。请补填。' AS message,
  'The grade is blank; fill it in.' AS message_en
FROM main.self_evaluation WHERE form_id = 'county_overall_report' AND stated_grade IS NULL
