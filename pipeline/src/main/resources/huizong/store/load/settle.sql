-- Grain: filing of the units in settling_unit. next_id: the filing that takes its place, NULL for the current one. Later
-- batches go before; within a batch the date on the form decides where all versions have one, then the file's time, then
-- the order of arrival, which is that of the names. Files that were all written within a minute were copied or unpacked
-- then, and their times say nothing.
CREATE OR REPLACE TEMP TABLE settled AS
WITH dated AS (
  SELECT *, CASE WHEN count(filled_on) OVER same = count(*) OVER same THEN filled_on END AS said,
    CASE WHEN max(file_time) OVER same - min(file_time) OVER same >= INTERVAL 1 MINUTE THEN file_time END AS written
  FROM meta.filing_turn
  WHERE counts AND unit_id IN (SELECT unit_id FROM settling_unit)
  WINDOW same AS (PARTITION BY filing_key, batch_no)),
turn AS (
  SELECT submission_id, row_number() OVER form AS place, lead(submission_id) OVER form AS next_id
  FROM dated
  WINDOW form AS (PARTITION BY filing_key ORDER BY batch_no, said NULLS FIRST, written NULLS FIRST, event_no))
SELECT submission_id, arg_max(coalesce(next_id, ''), place) AS next_id FROM turn GROUP BY submission_id;
UPDATE settled SET next_id = NULL WHERE next_id = '';
