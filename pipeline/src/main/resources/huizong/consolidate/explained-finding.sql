-- What a 核对码 ($1) stands for: the newest finding that bears it, whether the last consolidation still has it, and what
-- was last given in explanation of it.
SELECT k.subject_key, f.rule_id, f.unit_name,
  k.consolidation_id = (SELECT max(consolidation_id) FROM mart.consolidation) AS is_current,
  k.may_be_explained,
  (SELECT arg_max(e.explanation, e.recorded_at) FROM meta.explanation e WHERE e.check_code = $1) AS recorded,
  f.explained_by
FROM qa.finding_key k JOIN qa.finding f USING (finding_id)
WHERE k.check_code = $1
ORDER BY k.consolidation_id DESC
LIMIT 1
