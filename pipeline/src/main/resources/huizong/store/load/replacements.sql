-- Grain: workbook whose filings are current where $1's were. $1: a workbook.
SELECT DISTINCT now.workbook_id, w.path
FROM meta.filing_turn mine JOIN meta.filing_turn now ON now.filing_key = mine.filing_key AND now.is_current
LEFT JOIN (SELECT workbook_id, min_by(relative_path, received_at) AS path FROM meta.workbook
           WHERE status = 'loaded' GROUP BY ALL) w ON w.workbook_id = now.workbook_id
WHERE mine.workbook_id = $1 AND mine.counts AND NOT mine.is_current AND now.workbook_id <> mine.workbook_id
ORDER BY 2, 1
