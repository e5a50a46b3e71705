-- Ranks the findings of a consolidation: suspicion (by severity) times the share of the year's total that is at stake.
-- At stake is the difference where a finding is about money, and one hundredth of the filing's own amount besides, so
-- that a blank on a large filing stands before the same blank on a small one. A form that did not come is a blank on what
-- its unit filed besides; where the unit filed nothing, all it filed the year before is at stake, or what units file on the
-- average. All divisions share one denominator: the order within a division and across the province is the same.
UPDATE qa.finding SET priority = ranked.priority
FROM (
  WITH filing AS (
    SELECT submission_id, max(abs(amount)) AS amount FROM (
      SELECT submission_id, coalesce(executed, annual_budget, initial_budget) AS amount FROM main.funding WHERE source_code = 'total'
      UNION ALL SELECT submission_id, final FROM main.expenditure_item
      UNION ALL SELECT submission_id, final FROM main.social_fund
      UNION ALL SELECT submission_id, amount FROM main.agency_finance
      UNION ALL SELECT submission_id, current FROM main.three_public_comparison)
    GROUP BY submission_id),
  unit AS (
    SELECT s.unit_id, s.fiscal_year, max(f.amount) AS amount
    FROM meta.submission s JOIN filing f USING (submission_id) WHERE s.is_current GROUP BY ALL),
  total AS (SELECT fiscal_year, sum(amount) AS amount, avg(amount) AS typical FROM unit GROUP BY fiscal_year),
  absent AS (
    SELECT x.line_no, coalesce(0.01 * wide(now.amount), before.amount, t.typical) AS amount
    FROM meta.expected_form x
    LEFT JOIN unit now ON now.unit_id = x.unit_id AND now.fiscal_year = x.fiscal_year
    LEFT JOIN unit before ON before.unit_id = x.unit_id AND before.fiscal_year = x.fiscal_year - 1
    LEFT JOIN total t ON t.fiscal_year = x.fiscal_year)
  SELECT f.finding_id,
    CASE f.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 0.5 ELSE 0.1 END
    * (CASE WHEN f.column_name IN ('initial_budget', 'annual_budget', 'executed', 'prior_final', 'budget', 'final', 'amount',
          'current', 'prior', 'change') THEN abs(coalesce(f.difference, 0)) ELSE 0 END
      + coalesce(0.01 * wide(g.amount), a.amount, 0) + 0.0001)::DOUBLE
    / greatest(coalesce(t.amount, 0), 1)::DOUBLE AS priority
  FROM qa.finding f
  LEFT JOIN filing g USING (submission_id)
  LEFT JOIN absent a ON f.table_name = 'expected_form' AND a.line_no = f.line_no
  LEFT JOIN total t ON t.fiscal_year = f.fiscal_year
  WHERE f.consolidation_id = getvariable('consolidation_id')) ranked
WHERE qa.finding.finding_id = ranked.finding_id;
