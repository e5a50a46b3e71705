-- Grain: fiscal year × division × form. Bands: 优 ≥ 90, 良 ≥ 80, 中 ≥ 60, 差 below; a filing without a total is ungraded.
-- The weighted mean weighs by the annual budget of the filing's total funds.
INSERT INTO mart.rollup_evaluation
WITH evaluation AS (
  SELECT e.*, f.annual_budget
  FROM main.self_evaluation e
  LEFT JOIN (SELECT submission_id, max(annual_budget) AS annual_budget FROM main.funding
             WHERE source_code = 'total' GROUP BY submission_id) f USING (submission_id))
SELECT getvariable('consolidation_id'), e.fiscal_year, s.division_code, s.division_name, s.level, e.form_id,
  count(*),
  count(*) FILTER (e.total_score >= 90),
  count(*) FILTER (e.total_score >= 80 AND e.total_score < 90),
  count(*) FILTER (e.total_score >= 60 AND e.total_score < 80),
  count(*) FILTER (e.total_score < 60),
  count(*) FILTER (e.total_score IS NULL),
  avg(e.total_score)::DECIMAL(18, 6),
  CASE WHEN sum(e.annual_budget) FILTER (e.total_score IS NOT NULL) > 0 THEN
    (sum(e.total_score::DOUBLE * e.annual_budget::DOUBLE)
      / sum(e.annual_budget) FILTER (e.total_score IS NOT NULL))::DECIMAL(18, 6) END
FROM evaluation e JOIN rollup_scope s ON s.member = e.division_code
WHERE e.fiscal_year IS NOT NULL
  AND (getvariable('only_year') IS NULL OR e.fiscal_year = getvariable('only_year'))
GROUP BY e.fiscal_year, s.division_code, s.division_name, s.level, e.form_id;
