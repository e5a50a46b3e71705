-- One row: how many figures went into the totals.
SELECT (SELECT count(*) FROM mart.part WHERE consolidation_id = $1::INTEGER)
  + (SELECT count(*) FROM mart.consolidation_filing c JOIN filed.self_evaluation e USING (submission_id)
     WHERE c.consolidation_id = $1::INTEGER AND c.included AND e.total_score IS NULL) AS parts
