-- id: held-filing
-- severity: error
-- title: 待确认，未计入
-- title-en: Waits for confirmation, not counted
-- basis: 几乎全部数值消失或改变的更正、部门自己的汇总表、来自别处的同名填报，须经财政部门确认
-- description: 在 reference/decisions.csv 写一行即决定：accept 计入，reject 不计入；在此之前原有填报仍为现行
-- thresholds: held_least_figures=10, held_emptied_share=0.9, held_changed_share=0.9, held_scale=1000, roll_up_least_figures=3
-- thresholds-read-by: program
SELECT NULL::VARCHAR AS severity, h.submission_id::VARCHAR AS submission_id, NULL::VARCHAR AS table_name,
  NULL::INTEGER AS line_no, NULL::VARCHAR AS column_name, NULL::VARCHAR AS stated, NULL::VARCHAR AS expected,
  NULL::DECIMAL(18, 6) AS difference, h.message::VARCHAR AS message, h.message_en::VARCHAR AS message_en
FROM meta.held h
-- what was filed after it has settled the matter
WHERE h.state = 'open' AND NOT EXISTS (
  SELECT 1 FROM meta.filing_turn mine JOIN meta.filing_turn later ON later.filing_key = mine.filing_key
  WHERE mine.submission_id = h.submission_id AND later.is_current
    AND (later.batch_no, later.event_no) > (mine.batch_no, mine.event_no))
