-- id: missing-indicator
-- severity: error
-- title: 缺少应设的指标
-- title-en: Required indicator missing
-- basis: 绩效自评表设置要求：产出（数量、质量、时效、成本）、效益、满意度指标均应设置
WITH form AS (
  SELECT submission_id, coalesce(string_agg(coalesce(level1, '') || coalesce(level2, ''), ' '), '') AS kinds
  FROM main.self_evaluation LEFT JOIN main.indicator USING (submission_id) GROUP BY submission_id),
needed AS (SELECT unnest(['数量', '质量', '时效', '成本', '效益', '满意度']) AS kind)
SELECT NULL::VARCHAR AS severity, submission_id::VARCHAR AS submission_id, 'indicator' AS table_name,
  (NULL)::INTEGER AS line_no, 'level2' AS column_name,
  (NULL)::VARCHAR AS stated, (kind)::VARCHAR AS expected, try_cast(NULL AS DECIMAL(38, 6)) AS difference,
  '没有设置' || kind || '指标。' || '每份自评表都应有数量、质量、时效、成本、效益、满意度指标，请补设。' AS message,
  'There is no ' || kind || ' indicator; add one.' AS message_en
FROM form, needed WHERE NOT contains(kinds, kind)
