-- What every roll-up below joins with. Divisions and units go by number here, their names are put to the sums afterwards:
-- a number is a tenth of the work of five names. rollup_unit: the units of each year. rollup_filing_in: the filings that
-- count. rollup_place, rollup_scope: a division, or its 本级, and the divisions whose units count in it.
-- rollup_group, rollup_unit_scope: a department or unit, with all below (all) or by itself (own), and the units that
-- count in it. Every mart stores rows under this consolidation's number.
CREATE OR REPLACE TEMP TABLE rollup_unit AS
SELECT (row_number() OVER (ORDER BY fiscal_year, unit_id))::INTEGER AS unit_no, fiscal_year, unit_id, name, division_code,
  parent_unit_id, department, grade
FROM mart.consolidation_unit WHERE consolidation_id = getvariable('consolidation_id');

CREATE OR REPLACE TEMP TABLE rollup_filing_in AS
SELECT f.submission_id, u.unit_no, f.division_code, f.fiscal_year, f.period, f.form_id
FROM mart.consolidation_filing f LEFT JOIN rollup_unit u USING (fiscal_year, unit_id)
WHERE f.consolidation_id = getvariable('consolidation_id') AND f.included;

CREATE OR REPLACE TEMP TABLE rollup_place AS
SELECT (row_number() OVER (ORDER BY division_code, level))::INTEGER AS place_no, * FROM (
  SELECT division_code, name AS division_name, level FROM main.division
  UNION ALL
  SELECT division_code, name || '本级', 'own' FROM main.division WHERE level IN ('province', 'city'));

CREATE OR REPLACE TEMP TABLE rollup_scope AS
WITH RECURSIVE up AS (
  SELECT division_code AS member, division_code AS ancestor FROM main.division
  UNION ALL
  SELECT up.member, d.parent_code FROM up JOIN main.division d ON d.division_code = up.ancestor
  WHERE d.parent_code IS NOT NULL)
SELECT p.*, up.member FROM up JOIN rollup_place p ON p.division_code = up.ancestor AND p.level <> 'own'
UNION ALL
SELECT p.*, p.division_code FROM rollup_place p WHERE p.level = 'own';

CREATE OR REPLACE TEMP TABLE rollup_group AS
SELECT (row_number() OVER (ORDER BY fiscal_year, division_code, department, unit_id NULLS FIRST, scope))::INTEGER AS group_no, *
FROM (
  SELECT fiscal_year, division_code, department, unit_id, name, grade, scope, unit_no
  FROM rollup_unit, (VALUES ('all'), ('own')) s(scope)
  UNION ALL
  SELECT DISTINCT fiscal_year, division_code, department, NULL, department, 0, 'all', NULL::INTEGER FROM rollup_unit);

CREATE OR REPLACE TEMP TABLE rollup_unit_scope AS
WITH RECURSIVE up AS (
  SELECT unit_no AS member, unit_no AS ancestor, 0 AS steps FROM rollup_unit
  UNION ALL
  SELECT up.member, above.unit_no, up.steps + 1
  FROM up JOIN rollup_unit u ON u.unit_no = up.ancestor
  JOIN rollup_unit above ON above.fiscal_year = u.fiscal_year AND above.unit_id = u.parent_unit_id
  WHERE up.steps < 9)
SELECT g.group_no, up.member FROM up JOIN rollup_group g ON g.unit_no = up.ancestor AND g.scope = 'all'
UNION ALL
SELECT group_no, unit_no FROM rollup_group WHERE scope = 'own'
UNION ALL
SELECT g.group_no, u.unit_no FROM rollup_unit u JOIN rollup_group g
  ON g.unit_no IS NULL AND g.fiscal_year = u.fiscal_year AND g.division_code = u.division_code AND g.department = u.department;
