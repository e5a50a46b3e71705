-- id: score-total
-- severity: error
-- arithmetic: yes
-- title: 得分合计与总分不符
-- title-en: Scores do not add up to the total
-- basis: 财政部门报表审核：基本平衡性
WITH form AS (
  SELECT e.submission_id, e.total_score AS stated, i.scores, f.score AS execution, f.weight AS execution_weight,
    i.figures || CASE WHEN f.line_no IS NULL THEN [] ELSE [figure('预算执行得分', e.submission_id, 'funding', f.line_no, 'score')] END AS figures
  FROM main.self_evaluation e
  JOIN (SELECT submission_id, sum(score) AS scores,
      list(figure('得分', submission_id, 'indicator', line_no, 'score') ORDER BY line_no) FILTER (score IS NOT NULL) AS figures
    FROM main.indicator GROUP BY submission_id HAVING count(score) > 0) i USING (submission_id)
  LEFT JOIN own_funding f USING (submission_id)
  WHERE e.total_score IS NOT NULL)
SELECT CASE WHEN NOT beyond(stated - scores, 0.05) THEN 'notice' END::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'self_evaluation' AS table_name,
  (0)::INTEGER AS line_no, 'total_score' AS column_name,
  (shown(stated))::VARCHAR AS stated, (shown(scores + coalesce(execution, 0)))::VARCHAR AS expected, try_cast(stated - scores - coalesce(execution, 0) AS DECIMAL(38, 6)) AS difference,
  CASE WHEN NOT beyond(stated - scores, 0.05) THEN '总分 ' || shown(stated) || ' 分等于各指标得分之和，但没有计入预算执行得分' || coalesce(' ' || shown(execution) || ' 分', '（未填）') || '。请核对总分是否应包括预算执行得分。' ELSE '总分填报 ' || shown(stated) || ' 分，各指标得分' || coalesce('加预算执行得分 ' || shown(execution) || ' 分', '') || '合计 ' || shown(scores + coalesce(execution, 0)) || ' 分，相差 ' || shown(stated - scores - coalesce(execution, 0)) || ' 分。请核对。' END AS message,
  'Stated ' || shown(stated) || ', scores add up to ' || shown(scores + coalesce(execution, 0)) || '.' AS message_en,
  figures AS figures
FROM form
WHERE beyond(stated - scores - coalesce(execution, 0), 0.05) OR (execution IS NULL AND execution_weight IS NOT NULL)
-- not-evaluated
SELECT e.submission_id, CASE WHEN e.total_score IS NULL THEN '没有填总分的得分' ELSE '各指标都没有得分' END AS reason
FROM main.self_evaluation e
LEFT JOIN (SELECT submission_id, count(score) AS scores FROM main.indicator GROUP BY submission_id) i USING (submission_id)
WHERE e.total_score IS NULL OR coalesce(i.scores, 0) = 0
