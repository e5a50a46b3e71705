-- Grain: fiscal year × division. People. The rate is Σ actual / Σ quota over units that state both.
INSERT INTO mart.rollup_staffing
SELECT getvariable('consolidation_id'), b.fiscal_year, s.division_code, s.division_name, s.level,
  count(DISTINCT b.unit_id), sum(b.staff_quota), sum(b.staff_actual),
  CASE WHEN sum(b.staff_quota) FILTER (b.staff_actual IS NOT NULL) > 0 THEN
    (sum(b.staff_actual) FILTER (b.staff_quota IS NOT NULL)
      / sum(b.staff_quota) FILTER (b.staff_actual IS NOT NULL))::DECIMAL(18, 6) END
FROM main.base_data b JOIN rollup_scope s ON s.member = b.division_code
WHERE b.fiscal_year IS NOT NULL AND (b.staff_quota IS NOT NULL OR b.staff_actual IS NOT NULL)
  AND (getvariable('only_year') IS NULL OR b.fiscal_year = getvariable('only_year'))
GROUP BY ALL;
