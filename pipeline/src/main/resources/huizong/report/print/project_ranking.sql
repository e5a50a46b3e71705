-- Grain: project self-evaluation that counts. Best execution first within its year; the middle of a long list is left out.
WITH project AS (
  SELECT c.fiscal_year, d.name AS division_name, u.department, c.unit_name, c.project_name, f.initial_budget, f.annual_budget,
    f.executed, CASE WHEN f.annual_budget > 0 THEN try_cast(f.executed / f.annual_budget AS DECIMAL(38, 6)) END AS execution_rate,
    e.total_score, CASE WHEN e.total_score >= 90 THEN '优' WHEN e.total_score >= 80 THEN '良' WHEN e.total_score >= 60 THEN '中'
      WHEN e.total_score IS NOT NULL THEN '差' END AS grade, c.submission_id
  FROM mart.consolidation_filing c
  JOIN filed.self_evaluation e USING (submission_id)
  LEFT JOIN (SELECT submission_id, max(initial_budget) AS initial_budget, max(annual_budget) AS annual_budget,
               max(executed) AS executed
             FROM filed.funding WHERE source_code = 'total' GROUP BY submission_id) f USING (submission_id)
  LEFT JOIN mart.consolidation_unit u USING (consolidation_id, fiscal_year, unit_id)
  LEFT JOIN mart.consolidation_division d ON d.consolidation_id = c.consolidation_id AND d.division_code = c.division_code
  WHERE c.consolidation_id = $1::INTEGER AND c.included AND length(c.period) = 4 AND c.form_id = 'project_self_evaluation'),
ranked AS (
  SELECT *, CASE WHEN execution_rate IS NOT NULL THEN
      rank() OVER (PARTITION BY fiscal_year ORDER BY execution_rate DESC NULLS LAST) END AS execution_rank,
    CASE WHEN total_score IS NOT NULL THEN
      rank() OVER (PARTITION BY fiscal_year ORDER BY total_score DESC NULLS LAST) END AS score_rank,
    row_number() OVER (PARTITION BY fiscal_year ORDER BY execution_rate DESC NULLS LAST, total_score DESC NULLS LAST,
      annual_budget DESC NULLS LAST, unit_name, project_name, submission_id) AS place,
    count(*) OVER (PARTITION BY fiscal_year) AS projects
  FROM project)
SELECT * FROM ranked WHERE place <= 500 OR place > projects - 500 ORDER BY fiscal_year DESC, place
