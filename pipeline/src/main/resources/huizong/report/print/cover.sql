-- One row: the consolidation, how far filing has got, what was read. Coverage is taken at the highest level present,
-- so that nothing is counted twice; expected and missing stay NULL where there is no list of what is expected. With a list
-- all four count unit × form, so that expected = received + missing; without one, filings.
WITH filing AS (
    SELECT fiscal_year, r.division_name, r.expected, r.received, r.missing, r.rejected, r.superseded, p.filed, p.returned,
           CASE level WHEN 'province' THEN 0 WHEN 'city' THEN 1 WHEN 'county' THEN 2 ELSE 3 END AS rank
    FROM mart.rollup_filing r
    LEFT JOIN mart.filing_progress p USING (consolidation_id, fiscal_year, division_code, level)
    WHERE r.consolidation_id = $1::INTEGER),
coverage AS (
    SELECT sum(expected)::BIGINT AS expected, coalesce(sum(filed), sum(received), 0)::BIGINT AS received,
           sum(missing)::BIGINT AS missing, coalesce(sum(returned), sum(rejected), 0)::BIGINT AS rejected,
           coalesce(sum(superseded), 0)::BIGINT AS superseded,
           string_agg(DISTINCT division_name, '、' ORDER BY division_name) AS scope
    FROM filing WHERE rank = (SELECT min(rank) FROM filing)),
files AS (
    SELECT workbooks_loaded AS loaded, workbooks_refused AS refused, workbooks_duplicate AS duplicates
    FROM mart.consolidation WHERE consolidation_id = $1::INTEGER),
found AS (
    SELECT count(*) FILTER (WHERE severity = 'error') AS errors,
           count(*) FILTER (WHERE severity = 'warning') AS warnings,
           count(*) FILTER (WHERE severity NOT IN ('error', 'warning')) AS notices
    FROM qa.finding WHERE consolidation_id = $1::INTEGER)
SELECT c.consolidation_id, c.period, strftime(coalesce(c.finished_at, c.started_at), '%Y-%m-%d %H:%M') AS made_at,
       c.submissions, c.unplaced, c.print_unit, c.print_digits, c.previous_id,
       (SELECT period FROM mart.consolidation p WHERE p.consolidation_id = c.previous_id) AS previous_period, c.excluded_errors,
       coalesce(c.finished_at, c.started_at) AS made, c.mappings_sha256, coverage.*, files.*, found.*,
       (SELECT string_agg(DISTINCT fiscal_year::VARCHAR, '、' ORDER BY fiscal_year::VARCHAR) FROM mart.rollup_filing
         WHERE consolidation_id = $1::INTEGER) AS years
FROM mart.consolidation c, coverage, files, found
WHERE c.consolidation_id = $1::INTEGER
