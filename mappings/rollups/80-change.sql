-- What changed since the consolidation this one is compared with (previous_id; nothing where there is none), and since the
-- fiscal year before, the same part of it. Filings are matched by unit, period, form and project; findings by their subject, without figures.
INSERT INTO mart.change_filing (consolidation_id, previous_id, kind, fiscal_year, period, division_code, unit_id, unit_name,
  form_id, project_name, submission_id, revision, previous_submission_id, previous_revision)
WITH now_in AS (
  SELECT * FROM mart.consolidation_filing WHERE consolidation_id = getvariable('consolidation_id') AND included),
then_in AS (
  SELECT * FROM mart.consolidation_filing WHERE consolidation_id = getvariable('previous_id') AND included)
SELECT getvariable('consolidation_id'), getvariable('previous_id'),
  CASE WHEN t.submission_id IS NULL THEN 'new' WHEN n.submission_id IS NULL THEN 'removed' ELSE 'corrected' END,
  coalesce(n.fiscal_year, t.fiscal_year), coalesce(n.period, t.period), coalesce(n.division_code, t.division_code), coalesce(n.unit_id, t.unit_id),
  coalesce(n.unit_name, t.unit_name), coalesce(n.form_id, t.form_id), coalesce(n.project_name, t.project_name),
  n.submission_id, n.revision, t.submission_id, t.revision
FROM now_in n FULL JOIN then_in t ON n.unit_id = t.unit_id AND n.period = t.period AND n.form_id = t.form_id
  AND coalesce(n.project_name, '') = coalesce(t.project_name, '')
WHERE n.submission_id IS DISTINCT FROM t.submission_id AND getvariable('previous_id') IS NOT NULL
  -- another month's filings are no change of this one's
  AND counts_in(coalesce(n.period, t.period), getvariable('period'))
  AND counts_in(coalesce(n.period, t.period), getvariable('previous_period'));

-- Lines are matched by what they are called, so that a line put in does not make all below it look changed.
INSERT INTO mart.change_cell
WITH pair AS (
  SELECT submission_id, previous_submission_id FROM mart.change_filing
  WHERE consolidation_id = getvariable('consolidation_id') AND kind = 'corrected'),
cell AS (
  SELECT submission_id, table_name, line_no, column_name, min(sheet_name) AS sheet_name,
    min_by(cell_ref, length(cell_ref) || cell_ref) AS cell_ref, min_by(raw_text, length(cell_ref) || cell_ref) AS raw_text
  FROM meta.lineage
  WHERE table_name <> 'submission' AND submission_id IN (
    SELECT submission_id FROM pair UNION ALL SELECT previous_submission_id FROM pair)
  GROUP BY ALL),
line AS (
  SELECT submission_id, table_name, line_no, coalesce(string_agg(DISTINCT trim(raw_text), '／' ORDER BY trim(raw_text))
    FILTER (column_name IN ('item_name', 'source_name', 'level1', 'level2', 'level3', 'name', 'payee', 'item',
      'agency_name', 'measure', 'fund')), '') AS label
  FROM cell GROUP BY ALL),
numbered AS (
  SELECT *, row_number() OVER (PARTITION BY submission_id, table_name, label ORDER BY line_no) AS ordinal FROM line),
filed AS (
  SELECT c.*, l.label, l.ordinal FROM cell c JOIN numbered l USING (submission_id, table_name, line_no)
  -- what a line was taken for stands in the same cell as its name
  WHERE NOT regexp_matches(c.column_name, '_(code|operator|unit)$')),
before AS (SELECT p.submission_id AS later, f.* FROM pair p JOIN filed f ON f.submission_id = p.previous_submission_id),
after AS (SELECT p.previous_submission_id AS earlier, f.* FROM pair p JOIN filed f ON f.submission_id = p.submission_id)
SELECT getvariable('consolidation_id'), coalesce(a.submission_id, b.later), coalesce(a.earlier, b.submission_id),
  coalesce(a.table_name, b.table_name), coalesce(a.column_name, b.column_name), coalesce(a.label, b.label),
  coalesce(a.sheet_name, b.sheet_name), a.cell_ref, b.cell_ref, b.raw_text, a.raw_text
FROM after a FULL JOIN before b ON b.later = a.submission_id AND b.submission_id = a.earlier
  AND b.table_name = a.table_name AND b.column_name = a.column_name AND b.label = a.label AND b.ordinal = a.ordinal
WHERE trim(a.raw_text) IS DISTINCT FROM trim(b.raw_text);

INSERT INTO mart.change_finding
WITH found AS (
  SELECT f.*, k.subject_key, row_number() OVER (PARTITION BY f.consolidation_id, k.subject_key ORDER BY f.finding_id) AS ordinal
  FROM qa.finding f JOIN qa.finding_key k USING (finding_id)
  WHERE f.consolidation_id IN (getvariable('consolidation_id'), getvariable('previous_id'))),
now_found AS (SELECT * FROM found WHERE consolidation_id = getvariable('consolidation_id')),
then_found AS (SELECT * FROM found WHERE consolidation_id = getvariable('previous_id'))
SELECT getvariable('consolidation_id'), getvariable('previous_id'), CASE WHEN t.finding_id IS NULL THEN 'new' ELSE 'resolved' END,
  coalesce(n.finding_id, t.finding_id), coalesce(n.rule_id, t.rule_id), coalesce(n.severity, t.severity),
  coalesce(n.division_code, t.division_code), coalesce(n.unit_name, t.unit_name), coalesce(n.fiscal_year, t.fiscal_year),
  coalesce(n.form_id, t.form_id), coalesce(n.project_name, t.project_name), coalesce(n.message, t.message),
  coalesce(n.period, t.period)
FROM now_found n FULL JOIN then_found t ON n.subject_key = t.subject_key AND n.ordinal = t.ordinal
WHERE (n.finding_id IS NULL OR t.finding_id IS NULL) AND getvariable('previous_id') IS NOT NULL
  AND coalesce(counts_in(coalesce(n.period, t.period), getvariable('period'))
    AND counts_in(coalesce(n.period, t.period), getvariable('previous_period')), true);

-- Every total of this consolidation and of the one before, figure by figure. A consolidation takes one month, quarter and
-- half of each year: part is which of these a total is for, and one month stands beside the other.
CREATE OR REPLACE TEMP TABLE rollup_total AS
WITH figure AS (
  SELECT consolidation_id, 'expenditure' AS mart, fiscal_year, period, division_code, division_name, level, '' AS form_id,
    item_code AS code, measure, amount
  FROM (SELECT * FROM mart.rollup_expenditure)
    UNPIVOT (amount FOR measure IN (prior_final, budget, final))
  UNION ALL
  SELECT consolidation_id, 'funding', fiscal_year, period, division_code, division_name, level, form_id, source_code, measure, amount
  FROM (SELECT * FROM mart.rollup_funding)
    UNPIVOT (amount FOR measure IN (initial_budget, annual_budget, executed))
  UNION ALL
  SELECT consolidation_id, 'staffing', fiscal_year, period, division_code, division_name, level, '', '', measure, amount
  FROM (SELECT * REPLACE (staff_quota::DECIMAL(38, 6) AS staff_quota, staff_actual::DECIMAL(38, 6) AS staff_actual)
        FROM mart.rollup_staffing)
    UNPIVOT (amount FOR measure IN (staff_quota, staff_actual))
  UNION ALL
  SELECT consolidation_id, 'building', fiscal_year, period, division_code, division_name, level, '', '', measure, amount
  FROM (SELECT * FROM mart.rollup_building)
    UNPIVOT (amount FOR measure IN (building_approved_area, building_actual_area, building_budget, building_actual))
  UNION ALL
  SELECT consolidation_id, 'budget_execution', fiscal_year, period, division_code, division_name, level, '', '', measure, amount
  FROM (SELECT * FROM mart.rollup_budget_execution)
    UNPIVOT (amount FOR measure IN (initial_budget, adjusted_budget, month_amount, to_date_amount))
  UNION ALL
  SELECT consolidation_id, 'evaluation', fiscal_year, period, division_code, division_name, level, form_id, '', 'evaluated', evaluated
  FROM mart.rollup_evaluation)
SELECT *, period_kind(period) AS part FROM figure
WHERE consolidation_id IN (getvariable('consolidation_id'), getvariable('previous_id'));

INSERT INTO mart.change_total (consolidation_id, basis, mart, fiscal_year, period, division_code, division_name, level,
  form_id, code, measure, previous, current, change, change_rate)
WITH basis AS (
  SELECT 'period' AS basis, consolidation_id = getvariable('consolidation_id') AS is_now, fiscal_year, * EXCLUDE (fiscal_year)
  FROM rollup_total WHERE getvariable('previous_id') IS NOT NULL
    -- January follows no month of its year, and last year's months moved when they were consolidated
    AND (part = 'year' OR fiscal_year = left(getvariable('period'), 4)::INTEGER)
  UNION ALL
  SELECT 'year', true, fiscal_year, * EXCLUDE (fiscal_year)
  FROM rollup_total WHERE consolidation_id = getvariable('consolidation_id')
    AND fiscal_year - 1 IN (SELECT fiscal_year FROM rollup_total WHERE consolidation_id = getvariable('consolidation_id'))
  UNION ALL
  SELECT 'year', false, fiscal_year + 1, * EXCLUDE (fiscal_year) REPLACE (year_later(period) AS period)
  FROM rollup_total WHERE consolidation_id = getvariable('consolidation_id')
    -- a year is compared with the one before where anything at all of both is on file
    AND fiscal_year + 1 IN (SELECT fiscal_year FROM rollup_total WHERE consolidation_id = getvariable('consolidation_id'))),
total AS (
  SELECT basis, mart, fiscal_year, part, division_code, level, form_id, code, measure, any_value(division_name) AS division_name,
    coalesce(max(period) FILTER (is_now), max(period)) AS period,
    max(amount) FILTER (is_now) AS current, max(amount) FILTER (NOT is_now) AS previous
  FROM basis GROUP BY ALL)
SELECT getvariable('consolidation_id'), basis, mart, fiscal_year, period, division_code, division_name, level, form_id, code, measure,
  previous, current, coalesce(current, 0) - coalesce(previous, 0),
  CASE WHEN previous <> 0 THEN try_cast((coalesce(current, 0) - previous) / abs(previous) AS DECIMAL(38, 6)) END
FROM total
WHERE coalesce(current, 0) <> coalesce(previous, 0);

-- The filings whose figures may have moved a total: figures of a filing never change, so a unit whose filings are the same
-- as before has moved nothing since; where years are compared, all of both.
CREATE OR REPLACE TEMP TABLE rollup_moved AS
WITH counted AS (
  SELECT consolidation_id = getvariable('consolidation_id') AS is_now, fiscal_year, division_code, unit_id, submission_id
  FROM mart.consolidation_filing
  WHERE consolidation_id IN (getvariable('consolidation_id'), getvariable('previous_id')) AND included),
differing AS (
  SELECT DISTINCT fiscal_year, unit_id FROM (
    SELECT fiscal_year, unit_id FROM counted WHERE getvariable('previous_id') IS NOT NULL
    GROUP BY fiscal_year, division_code, unit_id, submission_id
    HAVING count(*) FILTER (is_now) <> count(*) FILTER (NOT is_now))),
compared AS (
  SELECT DISTINCT fiscal_year FROM mart.change_total
  WHERE consolidation_id = getvariable('consolidation_id') AND basis = 'year')
SELECT DISTINCT submission_id FROM counted c
WHERE EXISTS (FROM differing d WHERE d.fiscal_year = c.fiscal_year AND d.unit_id = c.unit_id)
  OR fiscal_year IN (FROM compared) OR fiscal_year + 1 IN (FROM compared);

-- The three units (or corrections) that moved a total most; where several moved it alike, the first in order.
INSERT INTO mart.change_contributor (consolidation_id, basis, mart, fiscal_year, period, division_code, level, form_id, code,
  measure, place, unit_id, unit_name, previous, current, change)
WITH figure AS (
  SELECT * FROM mart.part SEMI JOIN rollup_moved USING (submission_id)
  WHERE consolidation_id IN (getvariable('consolidation_id'), getvariable('previous_id')) AND table_name <> 'self_evaluation'
  UNION ALL
  SELECT * FROM mart.part
  WHERE consolidation_id IN (getvariable('consolidation_id'), getvariable('previous_id')) AND kind <> 'filing'),
part AS (
  SELECT consolidation_id, kind, fiscal_year, period_kind(period) AS part, division_code, CASE table_name WHEN 'expenditure_item' THEN 'expenditure'
      WHEN 'funding' THEN 'funding' WHEN 'budget_execution' THEN 'budget_execution'
      ELSE CASE WHEN starts_with(column_name, 'staff') THEN 'staffing' ELSE 'building' END END AS mart,
    CASE table_name WHEN 'funding' THEN form_id ELSE '' END AS form_id, code, column_name AS measure,
    coalesce(unit_id, unit_name) AS unit_id, any_value(unit_name) AS unit_name, sum(amount) AS amount
  FROM figure
  GROUP BY ALL),
sided AS (
  SELECT 'period' AS basis, consolidation_id = getvariable('consolidation_id') AS is_now, fiscal_year, * EXCLUDE (fiscal_year)
  FROM part WHERE getvariable('previous_id') IS NOT NULL
  UNION ALL
  SELECT 'year', true, fiscal_year, * EXCLUDE (fiscal_year) FROM part
  WHERE consolidation_id = getvariable('consolidation_id')
    AND fiscal_year IN (SELECT fiscal_year FROM mart.change_total WHERE consolidation_id = getvariable('consolidation_id') AND basis = 'year')
  UNION ALL
  SELECT 'year', false, fiscal_year + 1, * EXCLUDE (fiscal_year) FROM part
  WHERE consolidation_id = getvariable('consolidation_id')
    AND fiscal_year + 1 IN (SELECT fiscal_year FROM mart.change_total WHERE consolidation_id = getvariable('consolidation_id') AND basis = 'year')),
moved AS (
  SELECT basis, mart, fiscal_year, part, division_code, kind, form_id, code, measure, unit_id, any_value(unit_name) AS unit_name,
    sum(amount) FILTER (is_now) AS current, sum(amount) FILTER (NOT is_now) AS previous,
    coalesce(sum(amount) FILTER (is_now), 0) - coalesce(sum(amount) FILTER (NOT is_now), 0) AS change
  FROM sided GROUP BY ALL HAVING change <> 0),
placed AS (
  SELECT m.*, s.division_code AS whole, s.level,
    row_number() OVER (PARTITION BY m.basis, m.mart, m.fiscal_year, m.part, s.division_code, s.level, m.form_id, m.code, m.measure
      ORDER BY abs(m.change) DESC, m.unit_id, m.kind) AS place
  FROM moved m JOIN rollup_scope s ON s.member = m.division_code
  WHERE m.kind <> 'adjustment' OR s.level <> 'own')
SELECT getvariable('consolidation_id'), p.basis, p.mart, p.fiscal_year, t.period, p.whole, p.level, p.form_id, p.code, p.measure,
  p.place, p.unit_id, p.unit_name, p.previous, p.current, p.change
FROM placed p JOIN mart.change_total t ON t.consolidation_id = getvariable('consolidation_id') AND t.basis = p.basis
  AND t.mart = p.mart AND t.fiscal_year = p.fiscal_year AND period_kind(t.period) = p.part AND t.division_code = p.whole AND t.level = p.level
  AND t.form_id = p.form_id AND t.code = p.code AND t.measure = p.measure
WHERE p.place <= 3;
