-- Gives each finding of the consolidation its keys, and marks those that were explained. A finding is the same as an
-- earlier one when rule, unit, year, form, project, table, line and column are; an explanation holds only while stated,
-- expected and difference are the same too. A line is known by its names, not by its number, which moves.
CREATE OR REPLACE TEMP MACRO same_figure(a, b) AS
  coalesce(a, '') = coalesce(b, '') OR coalesce(try_cast(a AS DECIMAL(38, 6)) = try_cast(b AS DECIMAL(38, 6)), false);

-- the bureau's exception under which a finding, an error as a rule, may be explained
CREATE OR REPLACE TEMP VIEW exempted AS
SELECT f.finding_id, arg_min(x.approved_by, x.csv_line) AS approved_by, arg_min(x.approved_on, x.csv_line) AS approved_on
FROM qa.finding f JOIN meta.exemption x ON x.rule_id = f.rule_id
WHERE f.severity = 'error' AND f.consolidation_id = getvariable('consolidation_id')
  AND (x.division_code IS NULL OR starts_with(f.division_code, regexp_replace(x.division_code, '(00)+$', '')))
  AND (x.unit_name IS NULL OR x.unit_name = f.unit_name)
  AND (x.fiscal_year IS NULL OR x.fiscal_year = f.fiscal_year)
GROUP BY f.finding_id;

INSERT INTO qa.finding_key
WITH found AS (
  SELECT * FROM qa.finding WHERE consolidation_id = getvariable('consolidation_id')),
line AS (
  SELECT l.submission_id, l.table_name, l.line_no,
    string_agg(regexp_replace(l.raw_text, '[\s　]+', '', 'g'), '/' ORDER BY l.column_name) AS line_name
  FROM meta.lineage l
  WHERE l.line_no > 0 AND l.submission_id IN (SELECT submission_id FROM found)
    AND l.column_name IN ('item_name', 'source_name', 'name', 'level1', 'level2', 'level3', 'agency_name', 'payee',
      'item', 'fund')
  GROUP BY ALL),
subject AS (
  SELECT f.*, md5(concat_ws(chr(31), f.rule_id, coalesce(f.unit_name, ''),
      CASE WHEN length(f.period) > 4 THEN f.period ELSE coalesce(f.fiscal_year::VARCHAR, '') END,
      coalesce(f.form_id, ''),
      regexp_replace(coalesce(f.project_name,
        CASE WHEN starts_with(f.form_id, 'project') THEN f.sheet_name END, ''), '[\s　]+', '', 'g'),
      coalesce(f.table_name, ''),
      -- the county grids name a line by agency and measure
      coalesce(line.line_name, '') || coalesce('/' || a.measure, ''),
      coalesce(f.column_name, ''),
      CASE WHEN f.table_name IS NULL THEN coalesce(f.sheet_name, '') || '!' || coalesce(f.cell_ref, '') ELSE '' END))
    AS subject_key,
    coalesce(x.department, u.department, named.department) AS department
  FROM found f
  LEFT JOIN meta.submission s ON s.submission_id = f.submission_id
  LEFT JOIN main.unit u ON u.unit_id = s.unit_id
  LEFT JOIN meta.expected_form x ON f.table_name = 'expected_form' AND x.line_no = f.line_no
  LEFT JOIN (SELECT name, any_value(department) AS department FROM main.unit GROUP BY name HAVING count(*) = 1) named
    ON named.name = f.unit_name AND f.submission_id IS NULL
  LEFT JOIN line ON line.submission_id = f.submission_id AND line.table_name = f.table_name AND line.line_no = f.line_no
  LEFT JOIN filed.agency_finance a
    ON f.table_name = 'agency_finance' AND a.submission_id = f.submission_id AND a.line_no = f.line_no)
SELECT finding_id, consolidation_id, subject_key,
  upper(left(md5(concat_ws(chr(31), subject_key, coalesce(stated, ''), coalesce(expected, ''),
    coalesce(difference::VARCHAR, ''),
    row_number() OVER (PARTITION BY subject_key, stated, expected, difference
      ORDER BY sheet_name, line_no, finding_id)::VARCHAR)), 16)),
  department, severity <> 'error' OR finding_id IN (SELECT finding_id FROM exempted)
FROM subject;

INSERT INTO qa.finding_explanation
WITH found AS (
  SELECT f.*, k.subject_key, k.check_code
  FROM qa.finding f JOIN qa.finding_key k USING (finding_id)
  WHERE f.consolidation_id = getvariable('consolidation_id')),
returned AS (
  SELECT check_code, subject_key, explanation, given_by, recorded_at::DATE AS given_on,
    source_file || ' ' || source_sheet || '!' || source_row AS source, recorded_at
  FROM meta.explanation
  QUALIFY row_number() OVER (PARTITION BY check_code ORDER BY recorded_at DESC, explanation_id DESC) = 1),
given AS ( -- the bureau's own word goes before the unit's
  SELECT f.finding_id, 1 AS rank, w.explanation, w.given_by, w.given_on, 'waivers.csv:' || w.csv_line AS source
  FROM found f JOIN meta.waiver w ON w.rule_id = f.rule_id AND w.unit_name = f.unit_name
  WHERE CASE WHEN w.check_code IS NOT NULL THEN w.check_code = f.check_code
    ELSE (w.fiscal_year IS NULL OR w.fiscal_year = f.fiscal_year)
      AND (w.form_id IS NULL OR w.form_id = f.form_id)
      AND (w.project_name IS NULL OR w.project_name = f.project_name)
      AND same_figure(w.stated, f.stated) AND same_figure(w.expected, f.expected) END
  UNION ALL
  SELECT f.finding_id, 2, r.explanation, r.given_by, r.given_on, r.source
  FROM found f JOIN returned r USING (check_code)
  UNION ALL
  SELECT f.finding_id, 3, arg_max(r.explanation, r.recorded_at), arg_max(r.given_by, r.recorded_at),
    arg_max(r.given_on, r.recorded_at), arg_max(r.source, r.recorded_at)
  FROM found f JOIN returned r ON r.subject_key = f.subject_key AND r.check_code <> f.check_code
  WHERE r.check_code NOT IN (SELECT check_code FROM found)
  GROUP BY f.finding_id),
first AS (
  SELECT * FROM given QUALIFY row_number() OVER (PARTITION BY finding_id ORDER BY rank, source) = 1)
SELECT f.finding_id, f.consolidation_id,
  CASE WHEN e.rank = 3 THEN 'figures-changed' WHEN f.severity <> 'error' THEN 'explained'
    WHEN a.finding_id IS NOT NULL THEN 'exception' ELSE 'error-stands' END,
  e.explanation, e.given_by, e.given_on, e.source,
  CASE WHEN e.rank < 3 THEN a.approved_by END, CASE WHEN e.rank < 3 THEN a.approved_on END
FROM first e JOIN found f USING (finding_id) LEFT JOIN exempted a USING (finding_id);

UPDATE qa.finding f
SET explained_by = e.explanation, severity = CASE WHEN e.state = 'exception' THEN 'warning' ELSE f.severity END
FROM qa.finding_explanation e
WHERE e.finding_id = f.finding_id AND e.consolidation_id = getvariable('consolidation_id')
  AND e.state IN ('explained', 'exception');
