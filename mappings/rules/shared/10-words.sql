-- Words the rules share. shown: a number without idle zeros; percent: a fraction as people write it; points: a score with
-- two decimals; half_digit: half a unit of the last digit a rate was printed with, as a fraction; sum_tolerance: by the
-- number of addends, in 万元. A rate or score too large to write is ∞.
CREATE OR REPLACE TEMP MACRO shown(x) AS
  CASE WHEN contains(x::VARCHAR, '.') THEN rtrim(rtrim(x::VARCHAR, '0'), '.') ELSE x::VARCHAR END;
CREATE OR REPLACE TEMP MACRO percent(x) AS 
  coalesce(shown(round(try_cast(x AS DECIMAL(30, 12)) * 100, 2)), '∞') || '%';
CREATE OR REPLACE TEMP MACRO points(x) AS coalesce(shown(try_cast(round(x, 2) AS DECIMAL(38, 2))), '∞');
CREATE OR REPLACE TEMP MACRO half_digit(raw) AS
  0.5 * pow(10, -(length(regexp_extract(raw, '[.．]([0-9]+)', 1))
    + CASE WHEN contains(raw, '%') OR contains(raw, '％')
        OR abs(coalesce(try_cast(raw AS DOUBLE), 0)) >= 5 THEN 2 ELSE 0 END)) + 1e-9;
CREATE OR REPLACE TEMP MACRO sum_tolerance(n) AS least(0.05, greatest(0.01, 0.005 * n));
-- beyond: more than a tolerance apart, with room for binary rounding only; name_key: a name without brackets,
-- punctuation, spaces and width, by which names are compared.
CREATE OR REPLACE TEMP MACRO beyond(difference, tolerance) AS abs(difference) > tolerance + 1e-9;
CREATE OR REPLACE TEMP MACRO name_key(name) AS
  regexp_replace(translate(lower(name), '０１２３４５６７８９', '0123456789'), '[^\p{L}\p{N}]', '', 'g');
CREATE OR REPLACE TEMP MACRO unexplained(note) AS coalesce(nullif(trim(note), '无'), '') = '';
