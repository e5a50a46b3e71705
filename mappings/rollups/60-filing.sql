-- Grain: fiscal year × division. Counts of forms. received: current; rejected: current with an error to correct;
-- superseded: replaced by a newer version. expected counts unit × form, missing those of them that are not in; both are
-- NULL where there is no expectation list. A project form expected once may be received many times, so that
-- expected = received + missing holds only where each expected form is one form: coverage is 1 - missing / expected.
INSERT INTO mart.rollup_filing
WITH filed AS (
  SELECT m.fiscal_year, s.division_code, s.level, count(*) FILTER (m.is_current) AS received,
    count(*) FILTER (m.is_current AND e.submission_id IS NOT NULL) AS rejected,
    count(*) FILTER (NOT m.is_current) AS superseded
  FROM meta.submission m
  JOIN rollup_scope s ON s.member = m.division_code
  LEFT JOIN (SELECT DISTINCT submission_id FROM qa.finding
             WHERE consolidation_id = getvariable('consolidation_id') AND severity = 'error') e
    ON e.submission_id = m.submission_id
  WHERE m.fiscal_year IS NOT NULL
    AND (getvariable('only_year') IS NULL OR m.fiscal_year = getvariable('only_year'))
  GROUP BY ALL),
due AS (
  SELECT x.fiscal_year, s.division_code, s.level, count(*) AS expected, count(f.finding_id) AS missing
  FROM meta.expected_form x
  JOIN rollup_scope s ON s.member = x.division_code
  LEFT JOIN qa.finding f ON f.consolidation_id = getvariable('consolidation_id') AND f.rule_id = 'missing-form'
    AND f.table_name = 'expected_form' AND f.line_no = x.line_no
  WHERE getvariable('only_year') IS NULL OR x.fiscal_year = getvariable('only_year')
  GROUP BY ALL)
SELECT getvariable('consolidation_id'), fiscal_year, division_code, s.division_name, level,
  CASE WHEN EXISTS (SELECT 1 FROM meta.expected_form) THEN coalesce(due.expected, 0) END,
  coalesce(filed.received, 0),
  CASE WHEN EXISTS (SELECT 1 FROM meta.expected_form) THEN coalesce(due.missing, 0) END,
  coalesce(filed.rejected, 0), coalesce(filed.superseded, 0)
FROM filed FULL JOIN due USING (fiscal_year, division_code, level)
JOIN (SELECT DISTINCT division_code, level, division_name FROM rollup_scope) s USING (division_code, level);
