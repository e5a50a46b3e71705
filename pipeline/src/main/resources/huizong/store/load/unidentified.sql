-- Grain: filing of which nobody has written down by what name it came: the name it has is the one it was given by.
SELECT s.submission_id, s.unit_name, s.form_id, s.project_name, s.sheet_name, w.path
FROM meta.submission s ANTI JOIN meta.filing_identity i USING (submission_id)
LEFT JOIN (SELECT workbook_id, min_by(relative_path, received_at) AS path FROM meta.workbook
           WHERE status = 'loaded' GROUP BY ALL) w ON w.workbook_id = s.workbook_id
ORDER BY s.submission_id
