-- Grain: period × division. Amounts in 万元: of the department's own 合计 nothing is taken, only the agencies' lines. A
-- consolidation takes one month, so that months are never added: the cumulative figure is the one of that month. The rate is
-- Σ to date / Σ adjusted budget, or / Σ initial budget where a line states no adjusted one.
CREATE OR REPLACE TEMP TABLE rollup_execution_part AS
SELECT s.fiscal_year, s.period, s.division_code, s.unit_no, b.initial_budget, b.adjusted_budget, b.month_amount, b.to_date_amount
FROM filed.budget_execution b JOIN rollup_filing_in s USING (submission_id)
-- a clerk may number the subtotals too
WHERE NOT regexp_matches(coalesce(b.agency_name, ''), '(小计|合计)$');

INSERT INTO mart.rollup_budget_execution (consolidation_id, fiscal_year, period, division_code, division_name, level, unit_count,
  agency_count, initial_budget, adjusted_budget, month_amount, to_date_amount, execution_rate)
WITH total AS (
  SELECT p.fiscal_year, p.period, s.place_no, count(DISTINCT p.unit_no) AS units, count(*) AS agencies,
    sum(p.initial_budget) AS initial_budget, sum(p.adjusted_budget) AS adjusted_budget, sum(p.month_amount) AS month_amount,
    sum(p.to_date_amount) AS to_date, sum(coalesce(p.adjusted_budget, p.initial_budget)) AS budget
  FROM rollup_execution_part p JOIN rollup_scope s ON s.member = p.division_code
  GROUP BY ALL)
SELECT getvariable('consolidation_id'), t.fiscal_year, t.period, s.division_code, s.division_name, s.level, t.units, t.agencies,
  t.initial_budget, t.adjusted_budget, t.month_amount, t.to_date,
  CASE WHEN t.budget <> 0 THEN try_cast(t.to_date / t.budget AS DECIMAL(38, 6)) END
FROM total t JOIN rollup_place s USING (place_no);
