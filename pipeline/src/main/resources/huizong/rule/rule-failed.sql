-- A rule that failed on a filing's figures has not judged it: said among what was not evaluated, and on the list.
DELETE FROM rule_unjudged WHERE submission_id = ?;
INSERT INTO rule_unjudged VALUES (?, ?);
INSERT INTO rule_breach (severity, submission_id, table_name, line_no, column_name, message, message_en)
SELECT 'warning', $1, 'submission', 0, 'unit_name',
  '规则“' || $2 || '”在本表的数上无法计算（' || $4 || '），本表未按该规则判定。请核对本表有无过大或异常的数，改正后重报。',
  'The rule ' || $3 || ' cannot be computed on this form''s figures (' || $4
    || ') and has not judged it. Look for a figure that is far too large, correct it and file again.';
