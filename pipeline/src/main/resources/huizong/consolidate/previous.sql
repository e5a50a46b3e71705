-- What a consolidation is compared with: the latest earlier period's signed number, or its last; where no earlier period
-- was consolidated, the number before it of the same period. Always of the same fiscal years.
UPDATE mart.consolidation SET previous_id = (
  SELECT p.consolidation_id
  FROM mart.consolidation p JOIN mart.consolidation c ON c.consolidation_id = $1
  LEFT JOIN mart.period_lock k ON k.consolidation_id = p.consolidation_id
  WHERE p.consolidation_id < c.consolidation_id AND p.period <= c.period
    AND p.fiscal_year IS NOT DISTINCT FROM c.fiscal_year
  ORDER BY p.period = c.period, p.period DESC, k.consolidation_id IS NULL, p.consolidation_id DESC
  LIMIT 1)
WHERE consolidation_id = $1
