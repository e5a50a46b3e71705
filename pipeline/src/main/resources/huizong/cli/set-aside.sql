-- Grain: filing left out of consolidation $1 for an implausible figure, with the first such cell; and filing × rule that
-- failed on it.
WITH file AS (SELECT workbook_id, min_by(file_name, received_at) AS file_name
              FROM meta.workbook WHERE status = 'loaded' GROUP BY workbook_id),
found AS (
  SELECT submission_id, arg_min(coalesce(cell_ref, '') || ' ' || message, finding_id) AS message
  FROM qa.finding WHERE consolidation_id = $1 AND rule_id = 'implausible-figure' GROUP BY submission_id)
SELECT 'implausible' AS what, c.file_name, c.sheet_name, c.unit_name, f.message
FROM mart.consolidation_filing c JOIN found f USING (submission_id)
WHERE c.consolidation_id = $1 AND c.reason_code = 'implausible'
UNION ALL
SELECT n.rule_id, file.file_name, s.sheet_name, s.unit_name, n.reason
FROM qa.not_evaluated n JOIN meta.submission s USING (submission_id) LEFT JOIN file USING (workbook_id)
WHERE starts_with(n.reason, '计算失败：')
ORDER BY ALL
