-- What a rule's or roll-up's SQL may rely on besides the schema: each filing's thresholds by name, the slips that were
-- found, figure: a figure that takes part in a finding, by its place, and wide: a figure with room for a nation's sums and
-- for a product with another (a product of two as they are stored ends the statement at 10^6 times 10^6).
CREATE OR REPLACE TEMP MACRO wide(x) AS x::DECIMAL(38, 6);
CREATE OR REPLACE TEMP MACRO figure(role, submission_id, table_name, line_no, column_name) AS
  {'role': role, 'submission_id': submission_id, 'table_name': table_name, 'line_no': line_no::INTEGER, 'column_name': column_name};
-- Periods as they are stored, 2024, 2024-H1, 2024-Q3, 2024-05. period_kind: year, half, quarter or month; period_number: which
-- of the year; period_end: the month it ends with; year_later: the same part of the next year. counts_in: whether a
-- consolidation of a month takes a filing: those of whole years always, of each year's months the same month, and the quarter
-- and the half that ended with it or before.
CREATE OR REPLACE TEMP MACRO period_kind(p) AS
  CASE WHEN length(p) = 4 THEN 'year' WHEN p[6] = 'H' THEN 'half' WHEN p[6] = 'Q' THEN 'quarter' ELSE 'month' END;
CREATE OR REPLACE TEMP MACRO period_number(p) AS
  CASE WHEN length(p) = 4 THEN 1 ELSE regexp_extract(p, '[0-9]+$')::INTEGER END;
CREATE OR REPLACE TEMP MACRO period_end(p) AS left(p, 4) || '-' || lpad((period_number(p)
  * CASE period_kind(p) WHEN 'year' THEN 12 WHEN 'half' THEN 6 WHEN 'quarter' THEN 3 ELSE 1 END)::VARCHAR, 2, '0');
CREATE OR REPLACE TEMP MACRO year_later(p) AS (left(p, 4)::INTEGER + 1)::VARCHAR || p[5:];
CREATE OR REPLACE TEMP MACRO ended_part(kind, asked) AS CASE kind WHEN 'month' THEN right(asked, 2)::INTEGER
  WHEN 'quarter' THEN CASE WHEN right(asked, 2)::INTEGER < 3 THEN 4 ELSE right(asked, 2)::INTEGER // 3 END
  WHEN 'half' THEN CASE WHEN right(asked, 2)::INTEGER < 6 THEN 2 ELSE right(asked, 2)::INTEGER // 6 END ELSE 1 END;
CREATE OR REPLACE TEMP MACRO counts_in(p, asked) AS length(p) = 4 OR asked IS NULL
  OR (period_end(p) <= asked AND period_number(p) = ended_part(period_kind(p), asked));
CREATE OR REPLACE TEMP TABLE threshold_at AS
WITH RECURSIVE above(division_code, ancestor) AS (
  SELECT division_code, division_code FROM main.division
  UNION ALL
  SELECT a.division_code, d.parent_code FROM above a JOIN main.division d ON d.division_code = a.ancestor
  WHERE d.parent_code IS NOT NULL),
filing AS (
  SELECT submission_id, fiscal_year, division_code FROM meta.submission WHERE is_current
  UNION ALL SELECT '', NULL, NULL),
place AS (SELECT DISTINCT fiscal_year, division_code FROM filing),
chosen AS (
  SELECT p.fiscal_year, p.division_code, t.rule_id, t.name,
    arg_max(t.value, CASE l.level WHEN 'county' THEN 12 WHEN 'city' THEN 8 WHEN 'province' THEN 4 ELSE 0 END
      + CASE WHEN t.fiscal_year IS NULL THEN 0 ELSE 2 END + CASE WHEN starts_with(t.source, 'rules/') THEN 0 ELSE 1 END) AS value
  FROM place p
  JOIN qa.threshold t ON t.fiscal_year IS NULL OR t.fiscal_year = p.fiscal_year
  LEFT JOIN above a ON a.division_code = p.division_code AND a.ancestor = t.division_code
  LEFT JOIN main.division l ON l.division_code = t.division_code
  WHERE t.division_code IS NULL OR a.ancestor IS NOT NULL
  GROUP BY ALL)
SELECT f.submission_id, c.rule_id, c.name, c.value
FROM filing f JOIN chosen c
  ON c.fiscal_year IS NOT DISTINCT FROM f.fiscal_year AND c.division_code IS NOT DISTINCT FROM f.division_code;
CREATE OR REPLACE TEMP TABLE limits AS
PIVOT (SELECT submission_id, name, value::DOUBLE AS value FROM threshold_at WHERE name <> 'severity')
ON name USING any_value(value) GROUP BY submission_id;
CREATE OR REPLACE TEMP TABLE slip (
  submission_id VARCHAR, kind VARCHAR, table_name VARCHAR, line_no INTEGER, column_name VARCHAR,
  filed DECIMAL(38, 6), meant DECIMAL(38, 6), hint VARCHAR, hint_en VARCHAR);
CREATE OR REPLACE TEMP TABLE rule_breach (
  severity VARCHAR, submission_id VARCHAR, table_name VARCHAR, line_no INTEGER, column_name VARCHAR, stated VARCHAR,
  expected VARCHAR, difference DECIMAL(38, 6), message VARCHAR NOT NULL, message_en VARCHAR NOT NULL,
  figures STRUCT(role VARCHAR, submission_id VARCHAR, table_name VARCHAR, line_no INTEGER, column_name VARCHAR)[]);
CREATE OR REPLACE TEMP TABLE rule_unjudged (submission_id VARCHAR, reason VARCHAR);
