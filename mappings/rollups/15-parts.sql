-- The figures that add, with what the bureau itself adds (差额表) and takes out (调整表) beside what units filed. kind:
-- filing, supplement or adjustment; an adjustment is in its division's total and all above, and in no 本级. Funds and
-- items are added up by unit here, each period by itself, the one pass over what was filed: all totals are sums of these.
CREATE OR REPLACE TEMP TABLE rollup_correction AS
SELECT k.*, k.fiscal_year::VARCHAR AS period, u.unit_no FROM mart.consolidation_correction k LEFT JOIN rollup_unit u USING (fiscal_year, unit_id)
WHERE k.consolidation_id = getvariable('consolidation_id');

-- Grain: kind × unit × item.
CREATE OR REPLACE TEMP TABLE rollup_expenditure_part AS
SELECT 'filing' AS kind, s.fiscal_year, s.period, s.division_code, s.unit_no, e.item_code, sum(e.prior_final) AS prior_final,
  sum(e.budget) AS budget, sum(e.final) AS final
FROM filed.expenditure_item e JOIN rollup_filing_in s USING (submission_id)
WHERE e.item_code IS NOT NULL
GROUP BY ALL
UNION ALL
SELECT kind, fiscal_year, period, division_code, unit_no, code,
  CASE column_name WHEN 'prior_final' THEN amount END, CASE column_name WHEN 'budget' THEN amount END,
  CASE column_name WHEN 'final' THEN amount END
FROM rollup_correction WHERE table_name = 'expenditure_item';

-- Grain: kind × unit × form × source.
CREATE OR REPLACE TEMP TABLE rollup_funding_part AS
SELECT 'filing' AS kind, s.fiscal_year, s.period, s.division_code, s.unit_no, s.form_id, f.source_code,
  count(DISTINCT s.submission_id) AS projects, sum(f.initial_budget) AS initial_budget,
  sum(f.annual_budget) AS annual_budget, sum(f.executed) AS executed
FROM filed.funding f JOIN rollup_filing_in s USING (submission_id)
WHERE f.source_code IS NOT NULL
GROUP BY ALL
UNION ALL
SELECT kind, fiscal_year, period, division_code, unit_no, form_id, code, 0,
  CASE column_name WHEN 'initial_budget' THEN amount END, CASE column_name WHEN 'annual_budget' THEN amount END,
  CASE column_name WHEN 'executed' THEN amount END
FROM rollup_correction WHERE table_name = 'funding';

CREATE OR REPLACE TEMP TABLE rollup_base_part AS
SELECT 'filing' AS kind, s.fiscal_year, s.period, s.division_code, s.unit_no, b.staff_quota::DECIMAL(38, 6) AS staff_quota,
  b.staff_actual::DECIMAL(38, 6) AS staff_actual, b.building_approved_area, b.building_actual_area, b.building_budget,
  b.building_actual
FROM filed.base_data b JOIN rollup_filing_in s USING (submission_id)
UNION ALL
SELECT kind, fiscal_year, period, division_code, unit_no,
  CASE column_name WHEN 'staff_quota' THEN amount END, CASE column_name WHEN 'staff_actual' THEN amount END,
  CASE column_name WHEN 'building_approved_area' THEN amount END, CASE column_name WHEN 'building_actual_area' THEN amount END,
  CASE column_name WHEN 'building_budget' THEN amount END, CASE column_name WHEN 'building_actual' THEN amount END
FROM rollup_correction WHERE table_name = 'base_data';

-- Grain: a self-evaluation. Weighed by the annual budget of its total funds.
CREATE OR REPLACE TEMP TABLE rollup_evaluation_part AS
SELECT s.fiscal_year, s.period, s.division_code, s.unit_no, s.form_id, e.total_score,
  CASE WHEN e.total_score IS NOT NULL AND f.annual_budget > 0 THEN f.annual_budget END AS weight
FROM filed.self_evaluation e JOIN rollup_filing_in s USING (submission_id)
LEFT JOIN (SELECT submission_id, max(annual_budget) AS annual_budget FROM filed.funding
           WHERE source_code = 'total' GROUP BY submission_id) f USING (submission_id);
