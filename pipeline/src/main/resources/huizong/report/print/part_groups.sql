-- Grain: division's own figures of one total, with the lines of the parts' file that hold them. Of the table printed_part.
SELECT fiscal_year, division_code, path, any_value(division_name) AS division_name,
  CASE WHEN kind = 'adjustment' THEN 'adjustment' ELSE 'filing' END AS kind, table_name, form_id, code, column_name,
  any_value(form_name) AS form_name, any_value(item_name) AS item_name, any_value(measure) AS measure,
  -- scores count and do not add
  sum(amount) FILTER (table_name <> 'self_evaluation') AS amount,
  count(*) AS figures, min(csv_line) || '－' || max(csv_line) AS csv_lines
FROM printed_part
WHERE $1::INTEGER IS NOT NULL
GROUP BY ALL
ORDER BY min(csv_line)
