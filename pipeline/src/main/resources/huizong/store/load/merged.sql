-- Grain: filing of a unit that has become part of another, of which the other has the same form current. $1: the filings
-- that moved, with commas between them. kept_id: the other's filing.
WITH moved AS (SELECT unnest(string_split($1, ',')) AS submission_id)
SELECT DISTINCT kept.submission_id AS kept_id, mine.submission_id
FROM meta.filing_turn mine JOIN moved USING (submission_id)
JOIN meta.filing_turn kept ON kept.filing_key = mine.filing_key AND kept.is_current AND kept.submission_id <> mine.submission_id
WHERE mine.is_current AND mine.counts AND kept.submission_id NOT IN (SELECT submission_id FROM moved)
ORDER BY ALL
