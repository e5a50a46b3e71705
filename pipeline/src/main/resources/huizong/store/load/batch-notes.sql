-- Grain: filing of a batch that waits for a decision; workbook whose filings another one of the batch replaced. $1: the batch.
WITH came AS (SELECT DISTINCT submission_id FROM meta.filing_event WHERE batch_no = $1),
path AS (SELECT workbook_id, min_by(relative_path, received_at) AS path FROM meta.workbook
         WHERE status = 'loaded' GROUP BY ALL)
SELECT s.workbook_id, true AS held, h.message, h.message_en
FROM came JOIN meta.held h USING (submission_id) JOIN meta.submission s USING (submission_id)
WHERE h.state = 'open'
UNION ALL
SELECT s.workbook_id, false,
  CASE WHEN count(*) = 1
    THEN '工作表“' || min(s.sheet_name) || '”（' || min(s.form_id) || '）被同批的“' || path.path || '”工作表“'
      || min(n.sheet_name) || '”替代'
    ELSE count(*) || ' 份表（工作表“' || array_to_string(list(s.sheet_name ORDER BY s.submission_id)[1:3], '”、“')
      || CASE WHEN count(*) > 3 THEN '”等' ELSE '”' END || '）被同批的“' || path.path || '”替代' END
    || '，不是现行，没有核对。先后依填报日期、文件修改时间、文件名。',
  CASE WHEN count(*) = 1
    THEN 'Sheet ' || min(s.sheet_name) || ' (' || min(s.form_id) || ') was replaced by ' || path.path || ', sheet '
      || min(n.sheet_name) || ', of the same batch; it is not current and was not judged.'
    ELSE count(*) || ' forms (sheets ' || array_to_string(list(s.sheet_name ORDER BY s.submission_id)[1:3], ', ')
      || CASE WHEN count(*) > 3 THEN ' …' ELSE '' END || ') were replaced by ' || path.path
      || ' of the same batch; they are not current and were not judged.' END
    || ' Their order is by the date on the form, the time of the file, its name.'
FROM came JOIN meta.submission s USING (submission_id)
JOIN meta.submission n ON n.submission_id = s.superseded_by AND n.workbook_id <> s.workbook_id
JOIN path ON path.workbook_id = n.workbook_id
WHERE NOT s.is_current AND n.submission_id IN (SELECT submission_id FROM came)
GROUP BY s.workbook_id, path.path
ORDER BY 1, 2 DESC, 3
