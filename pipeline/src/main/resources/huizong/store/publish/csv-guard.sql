-- Text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers.
CREATE OR REPLACE TEMP MACRO disarmed_for_csv(x) AS
  CASE
    WHEN typeof(x) = 'VARCHAR' AND regexp_matches(x::VARCHAR, '^([\t\r]|[\s\p{Z}\p{C}]*[=+\-@＝＋－＠])')
      THEN '''' || x::VARCHAR
    ELSE x::VARCHAR
  END;
