-- The slip that would restore a form is said with each of its findings that does not add up.
UPDATE qa.finding SET hint = s.hint, message = message || s.hint, message_en = message_en || ' ' || s.hint_en
FROM slip s
WHERE qa.finding.submission_id = s.submission_id AND consolidation_id = getvariable('consolidation_id');
