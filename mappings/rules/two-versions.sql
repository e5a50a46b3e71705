-- id: two-versions
-- severity: warning
-- title: 同批收到两个版本
-- title-en: Two versions arrived together
-- basis: 同一单位、表种、年度、项目的两个文件同批报来且数值不同
-- description: 依次按填报日期、文件修改时间、文件名定先后，以后者为准
WITH pair AS (
  SELECT DISTINCT new.submission_id, new.workbook_id, old.submission_id AS other_id, old.workbook_id AS other_workbook
  FROM meta.filing_turn new JOIN meta.filing_turn old
    ON old.filing_key = new.filing_key AND old.batch_no = new.batch_no AND old.workbook_id <> new.workbook_id
  WHERE new.is_current AND NOT old.is_current AND old.superseded_by IS NOT NULL),
cell AS (
  SELECT submission_id, table_name, line_no, column_name, raw_text FROM meta.lineage
  WHERE submission_id IN (SELECT submission_id FROM pair UNION SELECT other_id FROM pair)),
differing AS (
  SELECT p.submission_id, p.other_id, count(*) AS places
  FROM (SELECT p.submission_id AS id, p.other_id, c.* EXCLUDE (submission_id) FROM pair p JOIN cell c USING (submission_id)) a
  FULL JOIN (SELECT p.submission_id AS id, p.other_id, c.* EXCLUDE (submission_id) FROM pair p JOIN cell c ON c.submission_id = p.other_id) b
    ON a.id = b.id AND a.other_id = b.other_id AND a.table_name = b.table_name AND a.line_no = b.line_no
    AND a.column_name = b.column_name
  JOIN pair p ON p.submission_id = coalesce(a.id, b.id) AND p.other_id = coalesce(a.other_id, b.other_id)
  WHERE trim(coalesce(a.raw_text, '')) <> trim(coalesce(b.raw_text, ''))
  GROUP BY ALL),
file AS (SELECT workbook_id, min_by(relative_path, received_at) AS path FROM meta.workbook WHERE status = 'loaded' GROUP BY ALL)
SELECT NULL::VARCHAR AS severity, p.submission_id::VARCHAR AS submission_id, NULL::VARCHAR AS table_name,
  NULL::INTEGER AS line_no, NULL::VARCHAR AS column_name, NULL::VARCHAR AS stated, NULL::VARCHAR AS expected,
  NULL::DECIMAL(18, 6) AS difference,
  '“' || mine.path || '”和“' || theirs.path || '”同批报来，是同一份表的两个版本，有 ' || d.places || ' 处不同；已以“' || mine.path
    || '”为准（依次按填报日期、文件修改时间、文件名）。请核对；不对的，请重新报送正确的一份。' AS message,
  mine.path || ' and ' || theirs.path || ' arrived together, two versions of one form that differ in ' || d.places
    || ' places; ' || mine.path || ' counts (by the date on the form, the time of the file, its name). If that is wrong,'
    || ' file the right one again.' AS message_en
FROM pair p JOIN differing d USING (submission_id, other_id)
JOIN file mine ON mine.workbook_id = p.workbook_id JOIN file theirs ON theirs.workbook_id = p.other_workbook
