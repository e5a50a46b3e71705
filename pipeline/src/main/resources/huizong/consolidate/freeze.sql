-- Freezes what a consolidation rests on: registers, rules, corrections, and each filing with whether it counts and, if
-- not, why. Roll-ups and reports of this number read these rows and never the registers of the day.
INSERT INTO mart.consolidation_division
SELECT getvariable('consolidation_id'), division_code, name, level, parent_code FROM main.division;

INSERT INTO mart.consolidation_rule
SELECT getvariable('consolidation_id'), rule_id, severity, title, basis FROM qa.rule;

INSERT INTO mart.consolidation_layout
SELECT getvariable('consolidation_id'), line_no, cell_no, kind, content, blank FROM meta.layout_cell;

-- Where each unit belongs in each year on file: the line of the register that holds at the year's end, else the last
-- before it, else the first. A unit that is not registered is where its filings put it, and its own department.
CREATE OR REPLACE TEMP TABLE frozen_unit AS
WITH year AS (SELECT DISTINCT fiscal_year FROM meta.submission WHERE fiscal_year IS NOT NULL
              UNION SELECT fiscal_year FROM meta.correction),
line AS (
  SELECT y.fiscal_year, h.*, row_number() OVER (PARTITION BY y.fiscal_year, h.unit_id ORDER BY
      coalesce(h.valid_from, '0000') > y.fiscal_year || '-12-31',
      CASE WHEN coalesce(h.valid_from, '0000') > y.fiscal_year || '-12-31' THEN coalesce(h.valid_from, '0000') END,
      coalesce(h.valid_from, '0000') DESC) AS choice
  FROM year y, meta.unit_history h),
member AS (
  SELECT fiscal_year, unit_id, name, division_code, parent_unit_id, coalesce(department, name) AS department
  FROM line WHERE choice = 1
  UNION ALL
  SELECT y.fiscal_year, u.unit_id, u.name, u.division_code, u.parent_unit_id, coalesce(u.department, u.name)
  FROM year y, main.unit u WHERE u.unit_id NOT IN (SELECT unit_id FROM meta.unit_history))
SELECT * FROM member;

INSERT INTO mart.consolidation_filing (consolidation_id, submission_id, workbook_id, file_name, sheet_name, form_id,
  mapping_version, unit_id, unit_name, division_code, fiscal_year, period, project_name, revision, included, reason_code, reason)
WITH faulty AS (
  SELECT DISTINCT submission_id FROM qa.finding
  WHERE consolidation_id = getvariable('consolidation_id') AND severity = 'error' AND explained_by IS NULL
    AND submission_id IS NOT NULL),
implausible AS (
  SELECT DISTINCT submission_id FROM qa.finding
  WHERE consolidation_id = getvariable('consolidation_id') AND rule_id = 'implausible-figure' AND severity = 'error'),
file AS (SELECT workbook_id, min_by(file_name, received_at) AS file_name
         FROM meta.workbook WHERE status = 'loaded' GROUP BY workbook_id),
judged AS (
  SELECT s.*, file.file_name, coalesce(u.division_code, s.division_code) AS placed_in,
    CASE WHEN h.state IN ('open', 'rejected') THEN 'held'
         WHEN NOT s.is_current THEN 'superseded'
         WHEN s.fiscal_year <> getvariable('only_year') THEN 'other-year'
         WHEN s.fiscal_year IS NULL OR coalesce(u.division_code, s.division_code) IS NULL THEN 'unplaced'
         WHEN implausible.submission_id IS NOT NULL THEN 'implausible'
         WHEN s.period IS NULL THEN 'no-period'
         WHEN NOT counts_in(s.period, getvariable('period')) THEN 'other-period'
         WHEN getvariable('exclude_errors') AND faulty.submission_id IS NOT NULL THEN 'errors' END AS reason_code
  FROM meta.submission s
  LEFT JOIN file USING (workbook_id)
  LEFT JOIN frozen_unit u ON u.fiscal_year = s.fiscal_year AND u.unit_id = s.unit_id
  LEFT JOIN faulty USING (submission_id)
  LEFT JOIN implausible USING (submission_id)
  LEFT JOIN meta.held h USING (submission_id))
SELECT getvariable('consolidation_id'), submission_id, workbook_id, file_name, sheet_name, form_id, mapping_version, unit_id,
  unit_name, placed_in, fiscal_year, period, project_name, revision, reason_code IS NULL, reason_code,
  CASE reason_code
    WHEN 'held' THEN '待确认或决定不计入'
    WHEN 'superseded' THEN '已被更正：' || coalesce(superseded_by, '')
    WHEN 'other-year' THEN '不是所汇总的年度'
    WHEN 'unplaced' THEN '没有年度或无法归入区划'
    WHEN 'implausible' THEN '有数额超出合理范围'
    WHEN 'no-period' THEN '没有写明是哪一期'
    WHEN 'other-period' THEN '不是所汇总的期间：' || period
    WHEN 'errors' THEN '有错误待更正' END
FROM judged
-- versions replaced long ago are named where they were left out first, not every month again
WHERE reason_code IS DISTINCT FROM 'superseded' OR getvariable('previous_id') IS NULL
  OR loaded_at >= (SELECT started_at FROM mart.consolidation WHERE consolidation_id = getvariable('previous_id'))
  OR submission_id IN (SELECT submission_id FROM mart.consolidation_filing
                       WHERE consolidation_id = getvariable('previous_id') AND included)
UNION ALL
SELECT getvariable('consolidation_id'), NULL, workbook_id, file_name, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
  false, 'refused', coalesce(reason_code, '') || '：' || coalesce(reason, '')
FROM meta.workbook WHERE status = 'rejected';

-- Units that filed or are reported for, and all above them.
INSERT INTO mart.consolidation_unit
WITH RECURSIVE needed AS (
  SELECT DISTINCT fiscal_year, unit_id, 0 AS depth FROM mart.consolidation_filing
  WHERE consolidation_id = getvariable('consolidation_id') AND included
  UNION
  SELECT fiscal_year, unit_id, 0 FROM meta.correction WHERE unit_id IS NOT NULL
  UNION
  SELECT n.fiscal_year, u.parent_unit_id, n.depth + 1
  FROM needed n JOIN frozen_unit u USING (fiscal_year, unit_id)
  WHERE u.parent_unit_id IS NOT NULL AND n.depth < 9),
grade AS (
  SELECT fiscal_year, unit_id, unit_id AS above, 1 AS grade FROM (SELECT DISTINCT fiscal_year, unit_id FROM needed)
  UNION ALL
  SELECT g.fiscal_year, g.unit_id, p.unit_id, g.grade + 1
  FROM grade g JOIN frozen_unit u ON u.fiscal_year = g.fiscal_year AND u.unit_id = g.above
  JOIN frozen_unit p ON p.fiscal_year = g.fiscal_year AND p.unit_id = u.parent_unit_id
    AND p.department = u.department AND p.division_code = u.division_code
  WHERE g.grade < 10)
SELECT getvariable('consolidation_id'), u.fiscal_year, u.unit_id, u.name, coalesce(u.division_code, placed.division_code),
  -- a parent of another department or division is above in name only: figures go up within one budget
  CASE WHEN g.grade > 1 THEN u.parent_unit_id END, u.department, g.grade
FROM (SELECT fiscal_year, unit_id, max(grade) AS grade FROM grade GROUP BY ALL) g
JOIN frozen_unit u USING (fiscal_year, unit_id)
LEFT JOIN (SELECT fiscal_year, unit_id, min(division_code) AS division_code FROM mart.consolidation_filing
           WHERE consolidation_id = getvariable('consolidation_id') AND included GROUP BY ALL) placed
  USING (fiscal_year, unit_id);

-- A transfer is taken out where payer and receiver first meet, and so in every total above.
INSERT INTO mart.consolidation_correction
WITH RECURSIVE up AS (
  SELECT division_code AS member, division_code AS ancestor, 0 AS steps FROM main.division
  UNION ALL
  SELECT up.member, d.parent_code, up.steps + 1 FROM up JOIN main.division d ON d.division_code = up.ancestor
  WHERE d.parent_code IS NOT NULL AND up.steps < 9)
SELECT getvariable('consolidation_id'), k.kind, k.fiscal_year,
  CASE k.kind WHEN 'supplement' THEN u.division_code ELSE (
    SELECT min_by(a.ancestor, a.steps) FROM up a JOIN up b USING (ancestor)
    WHERE a.member = k.from_division AND b.member = k.to_division) END,
  k.unit_id,
  CASE k.kind WHEN 'supplement' THEN k.label ELSE '抵销：' || f.name || '→' || t.name END,
  k.form_id, k.table_name, k.column_name, k.code, CASE k.kind WHEN 'supplement' THEN k.amount ELSE -k.amount END,
  k.basis, k.source
FROM meta.correction k
LEFT JOIN frozen_unit u ON u.fiscal_year = k.fiscal_year AND u.unit_id = k.unit_id
LEFT JOIN main.division f ON f.division_code = k.from_division
LEFT JOIN main.division t ON t.division_code = k.to_division
WHERE getvariable('only_year') IS NULL OR k.fiscal_year = getvariable('only_year');
