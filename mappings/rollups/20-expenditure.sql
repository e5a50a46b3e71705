-- Grain: fiscal year × division × item. Amounts in 万元. Each item adds by itself: 其中 lines and named items are rows
-- of their own and never part of another row's sum. The rate is Σ final / Σ budget.
INSERT INTO mart.rollup_expenditure
SELECT getvariable('consolidation_id'), e.fiscal_year, s.division_code, s.division_name, s.level, e.item_code,
  CASE WHEN e.item_code LIKE '%.item' THEN '其中：各专项（项目）' ELSE mode(e.item_name) END,
  count(DISTINCT e.unit_id), sum(e.prior_final), sum(e.budget), sum(e.final),
  CASE WHEN sum(e.budget) <> 0 THEN (sum(e.final) / sum(e.budget))::DECIMAL(18, 6) END
FROM main.expenditure_item e JOIN rollup_scope s ON s.member = e.division_code
WHERE e.item_code IS NOT NULL AND e.fiscal_year IS NOT NULL
  AND (getvariable('only_year') IS NULL OR e.fiscal_year = getvariable('only_year'))
GROUP BY e.fiscal_year, s.division_code, s.division_name, s.level, e.item_code
HAVING count(e.prior_final) + count(e.budget) + count(e.final) > 0;
