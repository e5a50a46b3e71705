-- The cells a line of a filed table was read from. $1 filing, $2 table, $3 line, $4 column.
SELECT l.sheet_name AS sheet, l.cell_ref AS cell, l.raw_text AS raw, w.file_name AS file
FROM meta.lineage l JOIN meta.submission s USING (submission_id)
LEFT JOIN (SELECT workbook_id, min_by(file_name, received_at) AS file_name FROM meta.workbook
           WHERE status = 'loaded' GROUP BY workbook_id) w USING (workbook_id)
WHERE l.submission_id = $1 AND l.table_name = $2 AND l.line_no = $3::INTEGER AND l.column_name = $4
ORDER BY length(l.cell_ref), l.cell_ref
