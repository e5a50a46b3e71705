-- One row: the consolidation, how far filing has got, what was read. Coverage is taken at the highest level present,
-- so that nothing is counted twice.
WITH filing AS (
    SELECT *, CASE level WHEN 'province' THEN 0 WHEN 'city' THEN 1 WHEN 'county' THEN 2 ELSE 3 END AS rank
    FROM mart.rollup_filing WHERE consolidation_id = $1),
coverage AS (
    SELECT coalesce(sum(expected), 0) AS expected, coalesce(sum(received), 0) AS received,
           coalesce(sum(missing), 0) AS missing, coalesce(sum(rejected), 0) AS rejected,
           coalesce(sum(superseded), 0) AS superseded,
           string_agg(DISTINCT division_name, '、') AS scope
    FROM filing WHERE rank = (SELECT min(rank) FROM filing)),
files AS (
    SELECT count(*) FILTER (WHERE status = 'loaded') AS loaded,
           count(*) FILTER (WHERE status = 'rejected') AS refused,
           count(*) FILTER (WHERE status = 'duplicate') AS duplicates
    FROM meta.workbook),
found AS (
    SELECT count(*) FILTER (WHERE severity = 'error') AS errors,
           count(*) FILTER (WHERE severity = 'warning') AS warnings,
           count(*) FILTER (WHERE severity = 'notice') AS notices
    FROM qa.finding WHERE consolidation_id = $1)
SELECT c.consolidation_id, c.period, strftime(coalesce(c.finished_at, c.started_at), '%Y-%m-%d %H:%M') AS made_at,
       coverage.*, files.*, found.*,
       (SELECT count(*) FROM meta.submission WHERE is_current) AS submissions,
       (SELECT string_agg(DISTINCT fiscal_year::VARCHAR, '、' ORDER BY fiscal_year::VARCHAR) FROM mart.rollup_filing
         WHERE consolidation_id = $1 AND fiscal_year IS NOT NULL) AS years
FROM mart.consolidation c, coverage, files, found
WHERE c.consolidation_id = $1
