-- id: grade-mismatch
-- severity: error
-- title: 等次与得分不符
-- title-en: Grade does not follow from the score
-- basis: 绩效评价等次：90 分及以上为优，80 分及以上为良，60 分及以上为中，其余为差
-- thresholds: grade_excellent=90, grade_good=80, grade_fair=60
WITH judged AS (
  SELECT e.*, CASE WHEN total_score >= limits.grade_excellent THEN '优' WHEN total_score >= limits.grade_good THEN '良'
    WHEN total_score >= limits.grade_fair THEN '中' ELSE '差' END AS grade
  FROM main.self_evaluation e JOIN limits USING (submission_id) WHERE total_score IS NOT NULL AND stated_grade IS NOT NULL)
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'self_evaluation' AS table_name,
  (0)::INTEGER AS line_no, 'stated_grade' AS column_name,
  (stated_grade)::VARCHAR AS stated, (grade)::VARCHAR AS expected, try_cast(NULL AS DECIMAL(38, 6)) AS difference,
  '得分 ' || shown(total_score) || ' 分应评为“' || grade || '”，填报为“' || stated_grade || '”。请核对等次或得分。' AS message,
  'A score of ' || shown(total_score) || ' makes ' || grade || ', not ' || stated_grade || '.' AS message_en,
  [figure('得分', submission_id, 'self_evaluation', 0, 'total_score')] AS figures
FROM judged WHERE NOT contains(stated_grade, grade)
-- not-evaluated
SELECT submission_id, CASE WHEN total_score IS NULL THEN '没有填得分' ELSE '没有填等次' END AS reason FROM main.self_evaluation
WHERE form_id = 'county_overall_report' AND (total_score IS NULL OR stated_grade IS NULL)
