-- Grain: fiscal year × division × form. Bands: 优 ≥ 90, 良 ≥ 80, 中 ≥ 60, 差 below; a filing without a total is ungraded.
-- Scores never add: the simple mean counts each filing once, the weighted mean by the annual budget of its total funds.
-- Both are taken from exact sums, so that the same filings give the same digits in whatever order they are read.
INSERT INTO mart.rollup_evaluation
SELECT getvariable('consolidation_id'), p.fiscal_year, s.division_code, s.division_name, s.level,
  p.form_id,
  count(*),
  count(*) FILTER (p.total_score >= 90),
  count(*) FILTER (p.total_score >= 80 AND p.total_score < 90),
  count(*) FILTER (p.total_score >= 60 AND p.total_score < 80),
  count(*) FILTER (p.total_score < 60),
  count(*) FILTER (p.total_score IS NULL),
  CASE WHEN count(p.total_score) > 0 THEN (sum(p.total_score) / count(p.total_score))::DECIMAL(18, 6) END,
  CASE WHEN sum(p.weight) > 0 THEN
    (sum(p.total_score::DECIMAL(12, 6) * p.weight) / sum(p.weight))::DECIMAL(18, 6) END
FROM rollup_evaluation_part p JOIN rollup_scope s ON s.member = p.division_code
GROUP BY p.fiscal_year, s.division_code, s.division_name, s.level, p.form_id;

-- The same by department and unit.
INSERT INTO mart.rollup_department_evaluation
SELECT getvariable('consolidation_id'), p.fiscal_year, s.division_code, s.department, s.unit_id, s.name, s.grade, s.scope,
  p.form_id,
  count(*),
  count(*) FILTER (p.total_score >= 90),
  count(*) FILTER (p.total_score >= 80 AND p.total_score < 90),
  count(*) FILTER (p.total_score >= 60 AND p.total_score < 80),
  count(*) FILTER (p.total_score < 60),
  count(*) FILTER (p.total_score IS NULL),
  CASE WHEN count(p.total_score) > 0 THEN (sum(p.total_score) / count(p.total_score))::DECIMAL(18, 6) END,
  CASE WHEN sum(p.weight) > 0 THEN
    (sum(p.total_score::DECIMAL(12, 6) * p.weight) / sum(p.weight))::DECIMAL(18, 6) END
FROM rollup_evaluation_part p JOIN rollup_unit_scope s ON s.fiscal_year = p.fiscal_year AND s.member = p.unit_id
GROUP BY p.fiscal_year, s.division_code, s.department, s.unit_id, s.name, s.grade, s.scope, p.form_id;
