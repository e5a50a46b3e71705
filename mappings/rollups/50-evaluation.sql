-- Grain: period × division × form. Bands: 优 ≥ 90, 良 ≥ 80, 中 ≥ 60, 差 below; a filing without a total is ungraded.
-- Scores never add: the simple mean counts each filing once, the weighted mean by the annual budget of its total funds.
-- Both are taken from exact sums, so that the same filings give the same digits in whatever order they are read.
INSERT INTO mart.rollup_evaluation (consolidation_id, fiscal_year, period, division_code, division_name, level,
  form_id, evaluated, excellent, good, fair, poor, ungraded, mean_score, weighted_score)
WITH total AS (
  SELECT p.fiscal_year, p.period, s.place_no, p.form_id,
    count(*) AS evaluated, count(*) FILTER (p.total_score >= 90) AS excellent,
    count(*) FILTER (p.total_score >= 80 AND p.total_score < 90) AS good,
    count(*) FILTER (p.total_score >= 60 AND p.total_score < 80) AS fair, count(*) FILTER (p.total_score < 60) AS poor,
    count(*) FILTER (p.total_score IS NULL) AS ungraded,
    CASE WHEN count(p.total_score) > 0 THEN try_cast(sum(p.total_score) / count(p.total_score) AS DECIMAL(38, 6)) END AS mean,
    CASE WHEN sum(p.weight) > 0 THEN
      try_cast(sum((wide(p.total_score) * wide(p.weight))::DECIMAL(38, 6)) / sum(p.weight) AS DECIMAL(38, 6)) END AS weighted
  FROM rollup_evaluation_part p JOIN rollup_scope s ON s.member = p.division_code
  GROUP BY ALL)
SELECT getvariable('consolidation_id'), t.fiscal_year, t.period, s.division_code, s.division_name, s.level, t.form_id,
  t.evaluated, t.excellent, t.good, t.fair, t.poor, t.ungraded, t.mean, t.weighted
FROM total t JOIN rollup_place s USING (place_no);

-- The same by department and unit.
INSERT INTO mart.rollup_department_evaluation (consolidation_id, fiscal_year, period, division_code, department, unit_id, name,
  grade, scope, form_id, evaluated, excellent, good, fair, poor, ungraded, mean_score, weighted_score)
WITH total AS (
  SELECT s.group_no, p.period, p.form_id,
    count(*) AS evaluated, count(*) FILTER (p.total_score >= 90) AS excellent,
    count(*) FILTER (p.total_score >= 80 AND p.total_score < 90) AS good,
    count(*) FILTER (p.total_score >= 60 AND p.total_score < 80) AS fair, count(*) FILTER (p.total_score < 60) AS poor,
    count(*) FILTER (p.total_score IS NULL) AS ungraded,
    CASE WHEN count(p.total_score) > 0 THEN try_cast(sum(p.total_score) / count(p.total_score) AS DECIMAL(38, 6)) END AS mean,
    CASE WHEN sum(p.weight) > 0 THEN
      try_cast(sum((wide(p.total_score) * wide(p.weight))::DECIMAL(38, 6)) / sum(p.weight) AS DECIMAL(38, 6)) END AS weighted
  FROM rollup_evaluation_part p JOIN rollup_unit_scope s ON s.member = p.unit_no
  GROUP BY ALL)
SELECT getvariable('consolidation_id'), s.fiscal_year, t.period, s.division_code, s.department, s.unit_id, s.name, s.grade, s.scope,
  t.form_id, t.evaluated, t.excellent, t.good, t.fair, t.poor, t.ungraded, t.mean, t.weighted
FROM total t JOIN rollup_group s USING (group_no);
