-- What every roll-up below joins with. rollup_filing_in: the filings that count. rollup_scope: division (or its 本级) ×
-- division whose units count in it. rollup_unit_scope: department or unit × fiscal year × unit that counts in it, once
-- with all below (all) and once by itself (own). Every mart stores rows under this consolidation's number.
CREATE OR REPLACE TEMP TABLE rollup_filing_in AS
SELECT submission_id, unit_id, division_code, fiscal_year, form_id, project_name
FROM mart.consolidation_filing WHERE consolidation_id = getvariable('consolidation_id') AND included;

CREATE OR REPLACE TEMP TABLE rollup_scope AS
WITH RECURSIVE up AS (
  SELECT division_code AS member, division_code AS ancestor FROM main.division
  UNION ALL
  SELECT up.member, d.parent_code FROM up JOIN main.division d ON d.division_code = up.ancestor
  WHERE d.parent_code IS NOT NULL)
SELECT a.division_code, a.name AS division_name, a.level, up.member
FROM up JOIN main.division a ON a.division_code = up.ancestor
UNION ALL
SELECT division_code, name || '本级', 'own', division_code FROM main.division WHERE level IN ('province', 'city');

CREATE OR REPLACE TEMP TABLE rollup_unit_scope AS
WITH RECURSIVE unit AS (
  SELECT * FROM mart.consolidation_unit WHERE consolidation_id = getvariable('consolidation_id')),
up AS (
  SELECT fiscal_year, unit_id AS member, unit_id AS ancestor, 0 AS steps FROM unit
  UNION ALL
  SELECT up.fiscal_year, up.member, u.parent_unit_id, up.steps + 1
  FROM up JOIN unit u ON u.fiscal_year = up.fiscal_year AND u.unit_id = up.ancestor
  WHERE u.parent_unit_id IS NOT NULL AND up.steps < 9)
SELECT u.fiscal_year, u.division_code, u.department, u.unit_id, u.name, u.grade, 'all' AS scope, up.member
FROM up JOIN unit u ON u.fiscal_year = up.fiscal_year AND u.unit_id = up.ancestor
UNION ALL
SELECT fiscal_year, division_code, department, unit_id, name, grade, 'own', unit_id FROM unit
UNION ALL
SELECT fiscal_year, division_code, department, NULL, department, 0, 'all', unit_id FROM unit;
