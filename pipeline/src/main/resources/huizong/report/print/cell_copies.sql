-- Grain: a cell some finding stands at or takes part in: what was filed there, what it was taken for, and the values
-- beside it on its row.
WITH label AS (
    SELECT table_name, column_name, regexp_extract(comment, '^[^，；。（]+') AS name
    FROM duckdb_columns() WHERE schema_name = 'filed' OR schema_name = 'meta' AND table_name = 'submission'),
copied AS (
    SELECT submission_id, sheet_name, cell_ref FROM qa.finding
    WHERE consolidation_id = $1::INTEGER AND submission_id IS NOT NULL AND cell_ref IS NOT NULL
    UNION
    SELECT c.submission_id, c.sheet_name, c.cell_ref FROM qa.finding_cell c JOIN qa.finding f USING (finding_id)
    WHERE f.consolidation_id = $1::INTEGER),
filed AS (
    SELECT l.submission_id, l.sheet_name, l.cell_ref, l.table_name, l.line_no, l.column_name, l.raw_text,
           regexp_extract(l.cell_ref, '[0-9]+') AS cell_row, regexp_extract(l.cell_ref, '[A-Za-z]+') AS cell_column,
           coalesce(label.name, l.column_name) AS name
    FROM meta.lineage l LEFT JOIN label USING (table_name, column_name)
    -- what stands for people, not the codes that were made of it
    WHERE l.submission_id IN (SELECT submission_id FROM copied)
      AND NOT regexp_matches(l.column_name, '_(code|operator)$|^(target|actual)_unit$')),
beside AS (
    SELECT submission_id, sheet_name, cell_row,
           string_agg(cell_ref || ' ' || name || '：' || left(raw_text, 40), '；' ORDER BY length(cell_column), cell_column) AS others
    FROM (SELECT submission_id, sheet_name, cell_row, cell_ref, cell_column, min(name) AS name, min(raw_text) AS raw_text
          FROM filed GROUP BY ALL)
    GROUP BY submission_id, sheet_name, cell_row),
taken AS (
    SELECT submission_id, sheet_name, cell_ref, string_agg(DISTINCT name, '、' ORDER BY name) AS name, min(raw_text) AS raw_text
    FROM (SELECT submission_id, sheet_name, cell_ref, name, raw_text FROM filed UNION ALL
          SELECT b.submission_id, b.sheet_name, b.cell_ref, coalesce(label.name, b.column_name), '（空白）'
          FROM meta.blank b LEFT JOIN label USING (table_name, column_name)
          WHERE b.submission_id IN (SELECT submission_id FROM copied))
    GROUP BY submission_id, sheet_name, cell_ref),
unread AS (
    SELECT submission_id, sheet_name, cell_ref, min(raw_text) AS raw_text FROM meta.unclaimed GROUP BY ALL),
file AS (
    SELECT workbook_id, min_by(file_name, received_at) AS file_name
    FROM meta.workbook WHERE status = 'loaded' GROUP BY workbook_id)
SELECT c.submission_id, c.sheet_name, c.cell_ref, s.unit_name, s.fiscal_year, w.file_name,
       coalesce(taken.raw_text, unread.raw_text, '（空白或未读取，见原表）') AS raw_text,
       coalesce(taken.name, '（未识别的栏目）') AS name, coalesce(beside.others, '') AS others
FROM copied c
JOIN meta.submission s USING (submission_id)
LEFT JOIN taken ON taken.submission_id = c.submission_id AND taken.sheet_name = c.sheet_name AND taken.cell_ref = c.cell_ref
LEFT JOIN unread ON unread.submission_id = c.submission_id AND unread.sheet_name = c.sheet_name
  AND unread.cell_ref = c.cell_ref
LEFT JOIN beside ON beside.submission_id = c.submission_id AND beside.sheet_name = c.sheet_name
  AND beside.cell_row = regexp_extract(c.cell_ref, '[0-9]+')
LEFT JOIN file w ON w.workbook_id = s.workbook_id
ORDER BY c.submission_id, c.sheet_name, c.cell_ref
