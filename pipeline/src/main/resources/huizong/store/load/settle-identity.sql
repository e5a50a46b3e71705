-- Filings that belong to another unit now, or to one that is called or stands elsewhere.
UPDATE meta.submission SET unit_id = settled_identity.unit_id, unit_name = settled_identity.unit_name,
  division_code = settled_identity.division_code
FROM settled_identity WHERE meta.submission.submission_id = settled_identity.submission_id;
INSERT OR IGNORE INTO main.unit (unit_id, name, division_code, level)
SELECT unit_id, any_value(unit_name), any_value(division_code), any_value(level) FROM settled_identity GROUP BY unit_id;
DELETE FROM main.unit WHERE starts_with(unit_id, 'auto:') AND unit_id NOT IN (SELECT unit_id FROM meta.submission);
-- what reading said of the register is over where the register knows the unit, or its place, now
DELETE FROM meta.reading_finding WHERE rule_id IN ('read-unit-unregistered', 'read-unit-unplaced')
  AND submission_id IN (SELECT submission_id FROM settled_identity WHERE NOT starts_with(unit_id, 'auto:'));
DELETE FROM meta.reading_finding WHERE rule_id = 'read-unit-unplaced'
  AND submission_id IN (SELECT submission_id FROM settled_identity WHERE division_code IS NOT NULL);
