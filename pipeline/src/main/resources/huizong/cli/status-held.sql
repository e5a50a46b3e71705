-- Grain: filing that waits for the bureau's decision.
SELECT coalesce(d.name, '未归属') AS division, s.unit_name, w.path, s.sheet_name, h.message, h.message_en
FROM meta.held h JOIN meta.submission s USING (submission_id)
LEFT JOIN main.division d USING (division_code)
LEFT JOIN (SELECT workbook_id, min_by(relative_path, received_at) AS path FROM meta.workbook
           WHERE status = 'loaded' GROUP BY ALL) w ON w.workbook_id = s.workbook_id
WHERE h.state = 'open' AND starts_with(coalesce(s.division_code, ''), $1)
ORDER BY 1, 2, 3, 4
