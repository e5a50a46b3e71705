-- Which filings are held against each other: current ones of a form and period in one workbook, one batch and division, or
-- one folder or department, three or more; of more than 300 nobody looks for which make up which. roll_up_batch: only
-- groups with a filing of that batch.
CREATE OR REPLACE TEMP TABLE roll_up_member AS
WITH filing AS (
  SELECT DISTINCT t.submission_id, t.workbook_id, t.batch_no, t.unit_id, s.division_code, u.department, w.folder,
    s.form_id || chr(10) || s.period AS form
  FROM meta.filing_turn t JOIN meta.submission s ON s.submission_id = t.submission_id LEFT JOIN main.unit u ON u.unit_id = t.unit_id
  LEFT JOIN (SELECT workbook_id, min(regexp_extract(relative_path, '^(.*)/', 1)) AS folder
             FROM meta.workbook WHERE status = 'loaded' GROUP BY ALL) w ON w.workbook_id = t.workbook_id
  WHERE t.is_current),
member AS (
  SELECT 'workbook' || chr(10) || workbook_id || chr(10) || form AS group_key, submission_id, batch_no, unit_id FROM filing
  UNION
  SELECT 'batch' || chr(10) || batch_no || chr(10) || division_code || chr(10) || form, submission_id, batch_no, unit_id
  FROM filing WHERE division_code IS NOT NULL
  UNION
  SELECT 'folder' || chr(10) || batch_no || chr(10) || folder || chr(10) || form, submission_id, batch_no, unit_id
  FROM filing WHERE folder <> ''
  UNION
  SELECT 'department' || chr(10) || department || chr(10) || division_code || chr(10) || form, submission_id, batch_no, unit_id
  FROM filing WHERE department IS NOT NULL)
SELECT dense_rank() OVER (ORDER BY group_key) AS group_no, submission_id, unit_id FROM member
WHERE group_key IN (SELECT group_key FROM member GROUP BY group_key
  HAVING count(DISTINCT unit_id) >= 3 AND count(*) <= 300 AND bool_or(batch_no = getvariable('roll_up_batch')));
