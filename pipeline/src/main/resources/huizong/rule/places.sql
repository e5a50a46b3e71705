-- The tables and columns that a rule's finding may name.
SELECT CASE WHEN schema_name = 'filed' THEN table_name WHEN table_name = 'submission' THEN 'submission' ELSE 'expected_form' END AS place,
  column_name
FROM duckdb_columns()
WHERE database_name = current_database()
  AND (schema_name = 'filed' OR (schema_name = 'meta' AND table_name IN ('submission', 'expected_form')))
ORDER BY place, column_name
