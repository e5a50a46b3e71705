-- Grain: refused workbook of the consolidation, by name.
SELECT f.file_name, split_part(f.reason, '：', 1) AS reason_code, substr(f.reason, instr(f.reason, '：') + 1) AS reason,
  strftime(min(w.received_at), '%Y-%m-%d %H:%M') AS received
FROM mart.consolidation_filing f LEFT JOIN meta.workbook w USING (workbook_id)
WHERE f.consolidation_id = $1::INTEGER AND f.reason_code = 'refused'
GROUP BY f.file_name, f.reason, f.workbook_id
ORDER BY f.file_name, f.workbook_id
