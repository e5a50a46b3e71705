-- Grain: filing × figure that adds, of the groups from number $1 to $2. Lines a unit names itself are left out: a roll-up names them otherwise.
WITH filing AS (SELECT DISTINCT submission_id, unit_id FROM roll_up_member WHERE group_no BETWEEN $1 AND $2)
SELECT submission_id, unit_id, figure_key, sum(amount)::DECIMAL(38, 6) AS amount
FROM (
  SELECT submission_id, item_code || '.' || column_name AS figure_key, amount
  FROM (SELECT submission_id, item_code, prior_final, budget, final FROM filed.expenditure_item
        WHERE item_code IS NOT NULL AND item_code NOT LIKE '%.item' AND submission_id IN (SELECT submission_id FROM filing))
    UNPIVOT (amount FOR column_name IN (prior_final, budget, final))
  UNION ALL
  SELECT submission_id, source_code || '.' || column_name, amount
  FROM (SELECT submission_id, source_code, initial_budget, annual_budget, executed FROM filed.funding
        WHERE source_code IS NOT NULL AND submission_id IN (SELECT submission_id FROM filing))
    UNPIVOT (amount FOR column_name IN (initial_budget, annual_budget, executed))
  UNION ALL
  SELECT submission_id, column_name, amount
  FROM (SELECT submission_id, staff_quota::DECIMAL(18, 6) AS staff_quota, staff_actual::DECIMAL(18, 6) AS staff_actual,
          building_approved_area, building_actual_area, building_budget, building_actual
        FROM filed.base_data WHERE submission_id IN (SELECT submission_id FROM filing))
    UNPIVOT (amount FOR column_name IN (staff_quota, staff_actual, building_approved_area, building_actual_area,
      building_budget, building_actual)))
JOIN filing USING (submission_id)
GROUP BY ALL
