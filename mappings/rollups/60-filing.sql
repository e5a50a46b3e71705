-- Grain: fiscal year × division. Counts of unit × form of the expectation list: expected = filed + missing; returned and
-- corrected are among filed. Nothing where there is no list.
INSERT INTO mart.filing_progress
SELECT getvariable('consolidation_id'), f.fiscal_year, s.division_code, s.division_name, s.level, count(*),
  count(*) FILTER (f.state <> 'missing'), count(*) FILTER (f.state = 'missing'), count(*) FILTER (f.state = 'returned'),
  count(*) FILTER (f.corrected AND f.state <> 'missing')
FROM mart.filing_status f JOIN rollup_scope s ON s.member = f.division_code
WHERE f.consolidation_id = getvariable('consolidation_id')
GROUP BY f.fiscal_year, s.division_code, s.division_name, s.level;

-- Grain: fiscal year × division. Counts of filings of the period, other months' left out. received: current; rejected: current with an error to correct;
-- superseded: replaced by a newer version. expected and missing count unit × form as above and are NULL where there is no
-- list. A project form expected once may be received many times: coverage is 1 - missing / expected.
INSERT INTO mart.rollup_filing
WITH filed AS (
  SELECT m.fiscal_year, s.division_code, s.level, count(*) FILTER (m.is_current) AS received,
    count(*) FILTER (m.is_current AND e.submission_id IS NOT NULL) AS rejected,
    count(*) FILTER (NOT m.is_current AND m.superseded_by IS NOT NULL) AS superseded
  FROM meta.submission m
  LEFT JOIN mart.consolidation_unit u ON u.consolidation_id = getvariable('consolidation_id')
    AND u.fiscal_year = m.fiscal_year AND u.unit_id = m.unit_id
  JOIN rollup_scope s ON s.member = coalesce(u.division_code, m.division_code)
  LEFT JOIN (SELECT DISTINCT submission_id FROM qa.finding
             WHERE consolidation_id = getvariable('consolidation_id') AND severity = 'error') e
    ON e.submission_id = m.submission_id
  WHERE m.fiscal_year IS NOT NULL AND coalesce(counts_in(m.period, getvariable('period')), true)
    AND (getvariable('only_year') IS NULL OR m.fiscal_year = getvariable('only_year'))
  GROUP BY ALL),
due AS (
  SELECT fiscal_year, division_code, level, expected, missing FROM mart.filing_progress
  WHERE consolidation_id = getvariable('consolidation_id')),
listed AS (SELECT count(*) > 0 AS is_listed FROM meta.expected_form)
SELECT getvariable('consolidation_id'), fiscal_year, division_code, s.division_name, level,
  CASE WHEN is_listed THEN coalesce(due.expected, 0) END, coalesce(filed.received, 0),
  CASE WHEN is_listed THEN coalesce(due.missing, 0) END, coalesce(filed.rejected, 0), coalesce(filed.superseded, 0)
FROM filed FULL JOIN due USING (fiscal_year, division_code, level)
JOIN (SELECT DISTINCT division_code, level, division_name FROM rollup_scope) s USING (division_code, level), listed;
