-- base_project: each special-fund line of a base table with money in the year. project_form: each project's
-- self-evaluation. project_match: which line is which form; how: name, alias, or amount where name and alias say nothing
-- and the amount spent is the same on just one open line and one open form of the unit, which is only probable.
CREATE OR REPLACE TEMP VIEW base_project AS
SELECT e.submission_id, e.unit_id, e.division_code, e.period, e.line_no, e.item_name, e.budget, e.final,
  name_key(e.item_name) AS name, coalesce(a.name, name_key(e.item_name)) AS known_as
FROM main.expenditure_item e
LEFT JOIN (
  SELECT name_key(alias) AS alias, division_code, any_value(name_key(name)) AS name FROM main.alias
  WHERE kind = 'project' GROUP BY ALL) a
  ON a.alias = name_key(e.item_name) AND (a.division_code IS NULL OR a.division_code = e.division_code)
WHERE e.item_code = 'project.special.item' AND (e.budget > 0 OR e.final > 0)
QUALIFY row_number() OVER (PARTITION BY e.submission_id, e.line_no ORDER BY a.division_code NULLS LAST) = 1;
CREATE OR REPLACE TEMP VIEW project_form AS
SELECT s.submission_id, s.unit_id, s.period, s.project_name, name_key(s.project_name) AS name, f.line_no,
  f.initial_budget, f.annual_budget, f.executed
FROM meta.submission s
LEFT JOIN main.funding f ON f.submission_id = s.submission_id AND f.source_code = 'total'
WHERE s.is_current AND s.form_id = 'project_self_evaluation';
CREATE OR REPLACE TEMP VIEW project_match AS
WITH certain AS (
  SELECT b.submission_id AS base_id, b.line_no AS base_line, p.submission_id AS form_id,
    CASE WHEN p.name = b.name THEN 'name' ELSE 'alias' END AS how
  FROM base_project b JOIN project_form p ON p.unit_id = b.unit_id AND p.period = b.period
    AND p.name IN (b.name, b.known_as)),
probable AS (
  SELECT b.submission_id AS base_id, b.line_no AS base_line, p.submission_id AS form_id, 'amount' AS how
  FROM base_project b JOIN project_form p ON p.unit_id = b.unit_id AND p.period = b.period
    AND p.executed = b.final AND b.final > 0
  WHERE p.submission_id NOT IN (SELECT form_id FROM certain)
    AND (b.submission_id, b.line_no) NOT IN (SELECT (base_id, base_line) FROM certain)
  QUALIFY count(*) OVER (PARTITION BY b.submission_id, b.line_no) = 1 AND count(*) OVER (PARTITION BY p.submission_id) = 1)
SELECT * FROM certain UNION ALL SELECT * FROM probable;
