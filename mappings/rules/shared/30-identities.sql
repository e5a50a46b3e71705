-- identity_figure: the figures of everything that has to add up or follow within one form. kind: sum (total = Σ part),
-- at-most (Σ part ≤ total), rate (stated = numerator / denominator - base), score (stated = weight × numerator /
-- denominator, at most weight). A figure without a place (table_name NULL) is printed on the form or given by rule.
CREATE OR REPLACE TEMP VIEW identity_figure AS
WITH sums AS (
  SELECT *, sum_tolerance(count(part_amount) OVER (PARTITION BY submission_id, tab, line_no, identity)) AS tolerance
  FROM sum_part WHERE amount IS NOT NULL
  QUALIFY count(part_amount) OVER (PARTITION BY submission_id, tab, line_no, identity) > 0),
weights AS (
  SELECT submission_id, level1, max(level1_cap) AS cap FROM main.indicator GROUP BY ALL
  HAVING count(weight) > 0 AND count(*) FILTER (weight_group IS NULL) = 0 AND max(level1_cap) IS NOT NULL),
whole AS (
  SELECT submission_id FROM main.indicator GROUP BY ALL HAVING count(weight) > 0 AND count(*) FILTER (weight_group IS NULL) = 0),
scored AS (
  SELECT e.submission_id, e.total_score FROM main.self_evaluation e
  JOIN (SELECT DISTINCT submission_id FROM main.indicator WHERE score IS NOT NULL) i USING (submission_id)
  WHERE e.total_score IS NOT NULL),
execution AS (
  SELECT * FROM main.funding WHERE source_code = 'total' AND weight IS NOT NULL AND score IS NOT NULL AND executed IS NOT NULL
    AND annual_budget <> 0)
SELECT submission_id, identity, CASE WHEN at_most THEN 'at-most' ELSE 'sum' END AS kind, 'total' AS role, tab AS table_name,
  line_no, column_name, any_value(amount) AS value, any_value(tolerance)::DECIMAL(38, 6) AS tolerance
FROM sums GROUP BY ALL
UNION ALL SELECT submission_id, identity, CASE WHEN at_most THEN 'at-most' ELSE 'sum' END, 'part', part_tab, part_line, part_column,
  part_amount, tolerance FROM sums
UNION ALL SELECT submission_id, 'rate.' || tab || line_no || column_name, 'rate', 'stated', tab, line_no, column_name, stated, tolerance
FROM stated_rate WHERE computed IS NOT NULL
UNION ALL SELECT submission_id, 'rate.' || tab || line_no || column_name, 'rate', 'numerator', tab, line_no, numerator_column, numerator, tolerance
FROM stated_rate WHERE computed IS NOT NULL
UNION ALL SELECT submission_id, 'rate.' || tab || line_no || column_name, 'rate', 'denominator', tab, line_no, denominator_column,
  denominator, tolerance FROM stated_rate WHERE computed IS NOT NULL
UNION ALL SELECT submission_id, 'rate.' || tab || line_no || column_name, 'rate', 'base', NULL, NULL, NULL, base, tolerance
FROM stated_rate WHERE computed IS NOT NULL
UNION ALL SELECT submission_id, 'score', 'score', unnest(['stated', 'weight', 'numerator', 'denominator']), 'funding', line_no,
  unnest(['score', 'weight', 'executed', 'annual_budget']), unnest([score, weight, executed, annual_budget]), 0.05 FROM execution
UNION ALL SELECT submission_id, 'weight.' || level1, 'sum', 'total', NULL, NULL, NULL, cap, 0.05 FROM weights
UNION ALL SELECT submission_id, 'weight.' || level1, 'sum', 'part', 'indicator', line_no, 'weight', weight, 0.05
FROM main.indicator JOIN weights USING (submission_id, level1) WHERE weight IS NOT NULL
UNION ALL SELECT submission_id, 'weight', 'sum', 'total', NULL, NULL, NULL, 100, 0.05 FROM whole
UNION ALL SELECT submission_id, 'weight', 'sum', 'part', 'indicator', line_no, 'weight', weight, 0.05
FROM main.indicator JOIN whole USING (submission_id) WHERE weight IS NOT NULL
UNION ALL SELECT submission_id, 'weight', 'sum', 'part', 'funding', line_no, 'weight', weight, 0.05
FROM own_funding JOIN whole USING (submission_id) WHERE weight IS NOT NULL
UNION ALL SELECT submission_id, 'total', 'sum', 'total', 'self_evaluation', 0, 'total_score', total_score, 0.05 FROM scored
UNION ALL SELECT submission_id, 'total', 'sum', 'part', 'indicator', line_no, 'score', score, 0.05
FROM main.indicator JOIN scored USING (submission_id) WHERE score IS NOT NULL
UNION ALL SELECT submission_id, 'total', 'sum', 'part', 'funding', line_no, 'score', score, 0.05
FROM own_funding JOIN scored USING (submission_id) WHERE score IS NOT NULL;
