-- The places and units of made-up filings.
INSERT INTO main.division VALUES ('430000', '某省', 'province', NULL), ('430100', '某市', 'city', '430000'),
  ('430101', '某县', 'county', '430100');
INSERT INTO main.unit
SELECT 'U' || n, '单位' || n, CASE n % 3 WHEN 0 THEN '430000' WHEN 1 THEN '430100' ELSE '430101' END, NULL, '部门', 'county'
FROM range(1, 7) units(n);
INSERT INTO meta.workbook (workbook_id, file_name, relative_path, format, size_bytes, status, received_at)
VALUES ('W', '数.xlsx', '数.xlsx', 'xlsx', 1, 'loaded', TIMESTAMP '2024-01-05 00:00:00');
