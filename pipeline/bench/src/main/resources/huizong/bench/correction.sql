-- A month's corrections: every fiftieth unit files its base table again with one figure changed.
CREATE OR REPLACE TEMP TABLE again AS
SELECT s.*, getvariable('month') AS month FROM meta.submission s
WHERE is_current AND form_id = 'base_data' AND try_cast(substr(unit_id, 2) AS INTEGER) % 50 = getvariable('month');

INSERT INTO meta.submission
SELECT submission_id || 'v' || month, workbook_id, sheet_name, form_id, mapping_version, unit_name, unit_id, division_code, fiscal_year,
  project_name, revision + 1, true, NULL, NULL, NULL, now()::TIMESTAMP, period FROM again;
UPDATE meta.submission SET is_current = false, superseded_by = submission_id || 'v' || getvariable('month')
WHERE submission_id IN (SELECT submission_id FROM again);
INSERT INTO filed.base_data
SELECT b.* REPLACE (b.submission_id || 'v' || getvariable('month') AS submission_id)
FROM filed.base_data b WHERE submission_id IN (SELECT submission_id FROM again);
INSERT INTO filed.expenditure_item
SELECT e.* REPLACE (e.submission_id || 'v' || getvariable('month') AS submission_id,
  CASE WHEN e.line_no = 1 THEN e.final + 1 ELSE e.final END AS final)
FROM filed.expenditure_item e WHERE submission_id IN (SELECT submission_id FROM again);
INSERT INTO meta.lineage
SELECT l.* REPLACE (l.submission_id || 'v' || getvariable('month') AS submission_id,
  CASE WHEN l.line_no = 1 AND l.column_name = 'final' THEN l.raw_text || '1' ELSE l.raw_text END AS raw_text)
FROM meta.lineage l WHERE submission_id IN (SELECT submission_id FROM again);
