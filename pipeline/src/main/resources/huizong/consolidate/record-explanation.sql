INSERT INTO meta.explanation
SELECT lpad((count(*) + 1)::VARCHAR, 8, '0'), $1, $2, $3, $4, $5, $6, $7, $8, $9, now()::TIMESTAMP FROM meta.explanation
