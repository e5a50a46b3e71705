-- Units print the same line with small differences: the commonest wording names it, the first in order among equals.
CREATE OR REPLACE TEMP TABLE rollup_item_name AS
SELECT item_code, item_name AS name
FROM rollup_expenditure_part WHERE item_name IS NOT NULL AND item_code NOT LIKE '%.item' GROUP BY item_code, item_name
QUALIFY row_number() OVER (PARTITION BY item_code ORDER BY count(*) DESC, item_name) = 1;

-- Grain: fiscal year × division × item. Amounts in 万元. Each item adds by itself: 其中 lines and named items are rows
-- of their own and never part of another row's sum. The rate is Σ final / Σ budget.
INSERT INTO mart.rollup_expenditure
SELECT getvariable('consolidation_id'), p.fiscal_year, s.division_code, s.division_name, s.level,
  p.item_code, CASE WHEN p.item_code LIKE '%.item' THEN '其中：各专项（项目）' ELSE
    coalesce(any_value(i.name), p.item_code) END,
  count(DISTINCT p.unit_id) FILTER (p.kind = 'filing'), sum(p.prior_final), sum(p.budget), sum(p.final),
  CASE WHEN sum(p.budget) <> 0 THEN (sum(p.final) / sum(p.budget))::DECIMAL(18, 6) END
FROM rollup_expenditure_part p JOIN rollup_scope s ON s.member = p.division_code
LEFT JOIN rollup_item_name i ON i.item_code = p.item_code
WHERE (p.kind <> 'adjustment' OR s.level <> 'own')
GROUP BY p.fiscal_year, s.division_code, s.division_name, s.level, p.item_code
HAVING count(p.prior_final) + count(p.budget) + count(p.final) > 0;

-- The same by department and unit.
INSERT INTO mart.rollup_department_expenditure
SELECT getvariable('consolidation_id'), p.fiscal_year, s.division_code, s.department, s.unit_id, s.name, s.grade, s.scope,
  p.item_code, CASE WHEN p.item_code LIKE '%.item' THEN '其中：各专项（项目）' ELSE
    coalesce(any_value(i.name), p.item_code) END,
  count(DISTINCT p.unit_id) FILTER (p.kind = 'filing'), sum(p.prior_final), sum(p.budget), sum(p.final),
  CASE WHEN sum(p.budget) <> 0 THEN (sum(p.final) / sum(p.budget))::DECIMAL(18, 6) END
FROM rollup_expenditure_part p JOIN rollup_unit_scope s ON s.fiscal_year = p.fiscal_year AND s.member = p.unit_id
LEFT JOIN rollup_item_name i ON i.item_code = p.item_code
WHERE p.kind <> 'adjustment'
GROUP BY p.fiscal_year, s.division_code, s.department, s.unit_id, s.name, s.grade, s.scope, p.item_code
HAVING count(p.prior_final) + count(p.budget) + count(p.final) > 0;
