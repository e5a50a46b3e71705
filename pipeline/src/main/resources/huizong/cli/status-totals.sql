-- One row: what has come in, and when last.
SELECT count(*) AS files, count(*) FILTER (status = 'loaded') AS loaded, count(*) FILTER (status = 'duplicate') AS duplicate,
  count(*) FILTER (status = 'rejected') AS rejected,
  count(*) FILTER (received_at::DATE = current_date) AS today, max(received_at) AS last_received,
  (SELECT max(consolidation_id) FROM mart.consolidation) AS consolidation_id
FROM meta.workbook;
