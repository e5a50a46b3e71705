-- Grain: refused file that nothing loaded has replaced at the same place.
SELECT relative_path, reason_code, reason, received_at FROM meta.workbook w
WHERE status = 'rejected' AND NOT EXISTS (
  FROM meta.workbook l WHERE l.relative_path = w.relative_path AND l.status <> 'rejected' AND l.received_at >= w.received_at)
ORDER BY received_at, relative_path;
