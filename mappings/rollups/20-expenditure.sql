-- Units print the same line with small differences: the commonest wording names it, the first in order among equals.
CREATE OR REPLACE TEMP TABLE rollup_item_name AS
SELECT e.item_code, e.item_name AS name
FROM filed.expenditure_item e JOIN rollup_filing_in s USING (submission_id)
WHERE e.item_name IS NOT NULL AND e.item_code NOT LIKE '%.item' GROUP BY e.item_code, e.item_name
QUALIFY row_number() OVER (PARTITION BY e.item_code ORDER BY count(*) DESC, e.item_name) = 1;

-- Grain: period × division × item. Amounts in 万元. Each item adds by itself: 其中 lines and named items are rows
-- of their own and never part of another row's sum. The rate is Σ final / Σ budget.
INSERT INTO mart.rollup_expenditure (consolidation_id, fiscal_year, period, division_code, division_name, level,
  item_code, item_name, unit_count, prior_final, budget, final, execution_rate)
WITH total AS (
  SELECT p.fiscal_year, p.period, s.place_no, p.item_code, count(DISTINCT p.unit_no) FILTER (p.kind = 'filing') AS units,
    sum(p.prior_final) AS prior_final, sum(p.budget) AS budget, sum(p.final) AS final
  FROM rollup_expenditure_part p JOIN rollup_scope s ON s.member = p.division_code
  WHERE p.kind <> 'adjustment' OR s.level <> 'own'
  GROUP BY ALL)
SELECT getvariable('consolidation_id'), t.fiscal_year, t.period, s.division_code, s.division_name, s.level, t.item_code,
  CASE WHEN t.item_code LIKE '%.item' THEN '其中：各专项（项目）' ELSE coalesce(i.name, t.item_code) END,
  t.units, t.prior_final, t.budget, t.final, CASE WHEN t.budget <> 0 THEN try_cast(t.final / t.budget AS DECIMAL(38, 6)) END
FROM total t JOIN rollup_place s USING (place_no) LEFT JOIN rollup_item_name i USING (item_code)
WHERE coalesce(t.prior_final, t.budget, t.final) IS NOT NULL;

-- The same by department and unit.
INSERT INTO mart.rollup_department_expenditure (consolidation_id, fiscal_year, period, division_code, department, unit_id, name,
  grade, scope, item_code, item_name, unit_count, prior_final, budget, final, execution_rate)
WITH total AS (
  SELECT s.group_no, p.period, p.item_code, count(*) FILTER (p.kind = 'filing') AS units,
    sum(p.prior_final) AS prior_final, sum(p.budget) AS budget, sum(p.final) AS final
  FROM rollup_expenditure_part p JOIN rollup_unit_scope s ON s.member = p.unit_no
  WHERE p.kind <> 'adjustment'
  GROUP BY ALL)
SELECT getvariable('consolidation_id'), s.fiscal_year, t.period, s.division_code, s.department, s.unit_id, s.name, s.grade, s.scope,
  t.item_code,
  CASE WHEN t.item_code LIKE '%.item' THEN '其中：各专项（项目）' ELSE coalesce(i.name, t.item_code) END,
  t.units, t.prior_final, t.budget, t.final, CASE WHEN t.budget <> 0 THEN try_cast(t.final / t.budget AS DECIMAL(38, 6)) END
FROM total t JOIN rollup_group s USING (group_no) LEFT JOIN rollup_item_name i USING (item_code)
WHERE coalesce(t.prior_final, t.budget, t.final) IS NOT NULL;
