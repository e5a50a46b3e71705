-- Each filing gets its turn in the order in which an earlier version of the program had settled them, each its own batch;
-- a reading that a later one of the same workbook replaced has none.
INSERT INTO meta.filing_event
SELECT n, submission_id, n, loaded_at FROM (
  SELECT s.submission_id, s.loaded_at, (SELECT coalesce(max(event_no), 0) FROM meta.filing_event)
      + row_number() OVER (ORDER BY s.loaded_at, s.revision, length(s.submission_id), s.submission_id) AS n
  FROM meta.submission s ANTI JOIN meta.filing_event e USING (submission_id)
  LEFT JOIN meta.submission later ON later.submission_id = s.superseded_by
  WHERE NOT coalesce(later.workbook_id = s.workbook_id AND later.loaded_at > s.loaded_at, false))
