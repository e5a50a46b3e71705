-- One row: how many figures went into the totals.
SELECT count(*) AS parts FROM mart.part WHERE consolidation_id = $1::INTEGER AND table_name <> 'self_evaluation'
