-- Grain: a division (or its 本级) × a division whose units count in it.
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
