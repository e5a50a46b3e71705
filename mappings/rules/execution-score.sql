-- id: execution-score
-- severity: error
-- arithmetic: yes
-- title: 预算执行得分与执行率不符
-- title-en: Execution score does not follow from the rate
-- basis: 绩效自评表填报说明：得分 = 执行率 × 分值，最高为满分
WITH judged AS (
  -- least() passes over NULLs, so each base is asked for first
  SELECT submission_id, line_no, weight, score,
    CASE WHEN annual_budget <> 0 THEN least(weight, weight * (executed / annual_budget)) END AS expected,
    CASE WHEN initial_budget <> 0 THEN least(weight, weight * (executed / initial_budget)) END AS on_initial
  FROM main.funding WHERE source_code = 'total' AND weight IS NOT NULL AND score IS NOT NULL AND executed IS NOT NULL)
SELECT CASE WHEN NOT beyond(score - on_initial, 0.05) THEN 'notice' END::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'funding' AS table_name,
  (line_no)::INTEGER AS line_no, 'score' AS column_name,
  (shown(score))::VARCHAR AS stated, (points(expected))::VARCHAR AS expected, try_cast(score - expected AS DECIMAL(38, 6)) AS difference,
  '预算执行得分填报 ' || shown(score) || ' 分，' || CASE WHEN NOT beyond(score - on_initial, 0.05) THEN '是按年初预算数计算的；' ELSE '' END || '按执行率乘以分值 ' || shown(weight) || ' 应为 ' || points(expected) || ' 分' || CASE WHEN beyond(coalesce(on_initial, expected) - expected, 0.05) THEN '（按年初预算数为 ' || points(on_initial) || ' 分）' ELSE '' END || '。请核对得分。' AS message,
  'Stated ' || shown(score) || ', rate times weight gives ' || points(expected) || '.' AS message_en,
  [figure('分值', submission_id, 'funding', line_no, 'weight'), figure('全年执行数', submission_id, 'funding', line_no, 'executed'),
    figure('全年预算数', submission_id, 'funding', line_no, 'annual_budget')] AS figures
FROM judged WHERE beyond(score - expected, 0.05)
-- not-evaluated
SELECT e.submission_id, CASE WHEN f.submission_id IS NULL THEN '没有年度资金总额一行' ELSE '缺少分值、得分、全年预算数或全年执行数' END AS reason
FROM main.self_evaluation e
LEFT JOIN (SELECT * FROM main.funding WHERE source_code = 'total') f USING (submission_id)
WHERE e.form_id IN ('overall_self_evaluation', 'project_self_evaluation')
  AND (f.weight IS NULL OR f.score IS NULL OR f.executed IS NULL OR coalesce(f.annual_budget, 0) = 0)
