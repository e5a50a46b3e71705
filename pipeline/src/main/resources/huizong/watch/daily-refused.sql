-- Grain: file refused on one day. $1: the day.
SELECT relative_path, reason_code, reason FROM meta.workbook
WHERE status = 'rejected' AND received_at::DATE = $1::DATE ORDER BY relative_path;
