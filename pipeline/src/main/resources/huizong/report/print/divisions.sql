-- Grain: division of the consolidation.
SELECT division_code, name, level, parent_code FROM mart.consolidation_division WHERE consolidation_id = $1::INTEGER
ORDER BY division_code
