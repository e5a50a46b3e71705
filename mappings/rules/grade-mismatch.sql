-- id: grade-mismatch
-- severity: error
-- title: 等次与得分不符
-- title-en: Grade does not follow from the score
-- basis: 绩效评价等次：90 分及以上为优，80 分及以上为良，60 分及以上为中，其余为差
-- thresholds: grade_excellent=90, grade_good=80, grade_fair=60
WITH judged AS (
  SELECT *, CASE WHEN total_score >= getvariable('grade_excellent') THEN '优' WHEN total_score >= getvariable('grade_good') THEN '良'
    WHEN total_score >= getvariable('grade_fair') THEN '中' ELSE '差' END AS grade
  FROM main.self_evaluation WHERE total_score IS NOT NULL AND stated_grade IS NOT NULL)
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'self_evaluation' AS table_name,
  (0)::INTEGER AS line_no, 'stated_grade' AS column_name,
  (stated_grade)::VARCHAR AS stated, (grade)::VARCHAR AS expected, (NULL)::DECIMAL(18, 6) AS difference,
  '得分 ' || shown(total_score) || ' 分应评为“' || grade || '”，填报为“' || stated_grade || '”。请核对等次或得分。' AS message,
  'A score of ' || shown(total_score) || ' makes ' || grade || ', not ' || stated_grade || '.' AS message_en
FROM judged WHERE NOT contains(stated_grade, grade)
