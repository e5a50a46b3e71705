-- A form ($1) of every unit for two years; the second project of a year replaces nothing.
INSERT INTO meta.submission BY NAME
SELECT u.unit_id || '-' || $1 || '-' || y || '-' || p AS submission_id, 'W' AS workbook_id, '1' AS sheet_name, $1 AS form_id,
  '1' AS mapping_version, u.name AS unit_name, u.unit_id, u.division_code, y AS fiscal_year, y::VARCHAR AS period,
  CASE p WHEN 1 THEN '甲' ELSE '乙' END AS project_name, 1 AS revision, true AS is_current, DATE '2024-01-05' AS filled_on,
  TIMESTAMP '2024-01-05 00:00:00' AS loaded_at
FROM main.unit u, range(2023, 2025) years(y), range(1, 3) projects(p)
WHERE p = 1 OR $1 = 'project_self_evaluation'
