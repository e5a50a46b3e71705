-- Grain: fiscal year × division. Counts of filings. received: current; rejected: current with an error to correct;
-- superseded: replaced by a newer version. expected and missing need an expectation list.
INSERT INTO mart.rollup_filing
SELECT getvariable('consolidation_id'), m.fiscal_year, s.division_code, s.division_name, s.level,
  NULL, count(*) FILTER (m.is_current), NULL,
  count(*) FILTER (m.is_current AND e.submission_id IS NOT NULL),
  count(*) FILTER (NOT m.is_current)
FROM meta.submission m
JOIN rollup_scope s ON s.member = m.division_code
LEFT JOIN (SELECT DISTINCT submission_id FROM qa.finding
           WHERE consolidation_id = getvariable('consolidation_id') AND severity = 'error') e
  ON e.submission_id = m.submission_id
WHERE m.fiscal_year IS NOT NULL
  AND (getvariable('only_year') IS NULL OR m.fiscal_year = getvariable('only_year'))
GROUP BY ALL;
