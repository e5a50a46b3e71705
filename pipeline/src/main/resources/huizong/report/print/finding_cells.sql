-- Grain: finding × cell that takes part in it, its own cell first.
SELECT finding_id, submission_id, sheet_name, cell_ref, role
FROM (
    SELECT f.finding_id, f.submission_id, f.sheet_name, f.cell_ref, '' AS role, 0 AS place
    FROM qa.finding f
    WHERE f.consolidation_id = $1::INTEGER AND f.submission_id IS NOT NULL AND f.cell_ref IS NOT NULL
    UNION ALL
    SELECT c.finding_id, c.submission_id, c.sheet_name, c.cell_ref, c.role, 1
    FROM qa.finding_cell c JOIN qa.finding f USING (finding_id)
    WHERE f.consolidation_id = $1::INTEGER
      AND (c.submission_id, c.sheet_name, c.cell_ref) IS DISTINCT FROM (f.submission_id, f.sheet_name, f.cell_ref))
ORDER BY finding_id, place, role, submission_id, sheet_name, cell_ref
