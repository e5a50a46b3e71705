-- id: over-achievement
-- severity: warning
-- title: 超额完成较多没有说明
-- title-en: Target far exceeded without a reason
-- basis: 财政部门报表审核：核实性；完成值达到指标值 130% 以上应说明原因
-- thresholds: over_achievement=1.3
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'indicator' AS table_name,
  (line_no)::INTEGER AS line_no, 'actual_text' AS column_name,
  (actual_text)::VARCHAR AS stated, (target_text)::VARCHAR AS expected, try_cast(NULL AS DECIMAL(38, 6)) AS difference,
  '三级指标“' || coalesce(level3, '') || '”指标值 ' || target_text || '，完成值 ' || actual_text || '，为指标值的 ' || percent(actual_value / target_value) || '，没有说明原因。请核对指标值是否偏低，或补充说明。' AS message,
  'Actual ' || actual_text || ' is ' || percent(actual_value / target_value) || ' of the target ' || target_text || ' without a reason.' AS message_en,
  [figure('年度指标值', submission_id, 'indicator', line_no, 'target_text')] AS figures
FROM main.indicator JOIN limits USING (submission_id)
WHERE target_value > 0 AND actual_value / target_value >= limits.over_achievement - 1e-9
  AND coalesce(target_operator, '') NOT IN ('≤', '<')
  AND (target_unit IS NOT DISTINCT FROM '%') = (actual_unit IS NOT DISTINCT FROM '%')
  AND unexplained(deviation_note)
-- not-evaluated
SELECT submission_id, '没有可以比较的指标值和完成值' AS reason FROM main.indicator GROUP BY submission_id
HAVING count(*) FILTER (target_value > 0 AND actual_value IS NOT NULL AND (target_unit IS NOT DISTINCT FROM '%') = (actual_unit IS NOT DISTINCT FROM '%')
  AND coalesce(target_operator, '') NOT IN ('≤', '<')) = 0
UNION ALL SELECT submission_id, '表上没有指标' AS reason FROM main.self_evaluation WHERE submission_id NOT IN (SELECT submission_id FROM main.indicator)
