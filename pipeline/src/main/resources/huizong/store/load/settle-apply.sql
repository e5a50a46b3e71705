-- What is current, and what took the place of what is not, by settled.
UPDATE meta.submission SET is_current = settled.next_id IS NULL, superseded_by = settled.next_id
FROM settled
WHERE meta.submission.submission_id = settled.submission_id
  AND (meta.submission.is_current IS DISTINCT FROM (settled.next_id IS NULL)
    OR meta.submission.superseded_by IS DISTINCT FROM settled.next_id);
-- what waits for a decision, or was decided against, is neither current nor replaced
UPDATE meta.submission SET is_current = false, superseded_by = NULL
WHERE unit_id IN (SELECT unit_id FROM settling_unit) AND (is_current OR superseded_by IS NOT NULL)
  AND submission_id IN (SELECT submission_id FROM meta.filing_turn WHERE NOT counts);
