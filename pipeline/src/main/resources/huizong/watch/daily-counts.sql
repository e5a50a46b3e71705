-- What came in on one day: counts by outcome and reason. $1: the day.
SELECT status, coalesce(reason_code, '') AS code, count(*) AS files FROM meta.workbook
WHERE received_at::DATE = $1::DATE GROUP BY ALL ORDER BY ALL;
