-- Grain: cell of the layout that this consolidation's roll-ups are printed in, line by line, from the left.
SELECT line_no, cell_no, kind, content, blank FROM mart.consolidation_layout WHERE consolidation_id = $1::INTEGER
ORDER BY line_no, cell_no
