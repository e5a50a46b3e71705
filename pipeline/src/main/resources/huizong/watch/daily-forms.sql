-- What came in on one day: filings by division. $1: the day.
SELECT coalesce(d.name, '未归属') AS division, count(DISTINCT unit_id) AS units, count(*) AS forms,
  count(*) FILTER (revision > 1) AS corrections
FROM meta.submission s LEFT JOIN main.division d USING (division_code)
WHERE loaded_at::DATE = $1::DATE GROUP BY ALL ORDER BY ALL;
