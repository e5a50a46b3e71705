-- Grain: refused workbook, newest first.
SELECT w.file_name, w.reason_code, w.reason, strftime(w.received_at, '%Y-%m-%d %H:%M') AS received
FROM meta.workbook w
WHERE w.status = 'rejected' AND $1::INTEGER IS NOT NULL
ORDER BY w.received_at DESC, w.file_name
