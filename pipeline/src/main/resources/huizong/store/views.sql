-- Grain: consolidation × counted figure: what each figure that went into a consolidation was, from which filing, line and
-- column, or from which line of the corrections. Amounts in 万元, people, m², points, by column. Built on filed versions,
-- which never change, so that an old consolidation still has its parts.
CREATE OR REPLACE VIEW mart.part AS
WITH figure AS (
  SELECT submission_id, 'expenditure_item' AS table_name, line_no, item_code AS code, item_name AS label, column_name, amount
  FROM (SELECT submission_id, line_no, item_code, item_name, prior_final, budget, final FROM filed.expenditure_item
        WHERE item_code IS NOT NULL)
    UNPIVOT (amount FOR column_name IN (prior_final, budget, final))
  UNION ALL
  SELECT submission_id, 'funding', line_no, source_code, source_name, column_name, amount
  FROM (SELECT submission_id, line_no, source_code, source_name, initial_budget, annual_budget, executed FROM filed.funding
        WHERE source_code IS NOT NULL)
    UNPIVOT (amount FOR column_name IN (initial_budget, annual_budget, executed))
  UNION ALL
  SELECT submission_id, 'base_data', 0, '', '', column_name, amount
  FROM (SELECT submission_id, staff_quota::DECIMAL(18,6) AS staff_quota, staff_actual::DECIMAL(18,6) AS staff_actual,
          building_approved_area, building_actual_area, building_budget, building_actual FROM filed.base_data)
    UNPIVOT (amount FOR column_name IN (staff_quota, staff_actual, building_approved_area, building_actual_area,
      building_budget, building_actual))
  UNION ALL
  SELECT submission_id, 'budget_execution', line_no, '', agency_name, column_name, amount
  FROM (SELECT submission_id, line_no, agency_name, initial_budget, adjusted_budget, month_amount, to_date_amount
        FROM filed.budget_execution WHERE NOT regexp_matches(coalesce(agency_name, ''), '(小计|合计)$'))
    UNPIVOT (amount FOR column_name IN (initial_budget, adjusted_budget, month_amount, to_date_amount))
  UNION ALL
  SELECT submission_id, 'self_evaluation', 0, '', '', 'total_score', total_score
  FROM filed.self_evaluation WHERE total_score IS NOT NULL)
SELECT c.consolidation_id, 'filing' AS kind, c.fiscal_year, c.period, c.division_code, u.department, c.unit_id, c.unit_name,
  c.form_id, c.project_name, c.submission_id, f.table_name, f.line_no, f.column_name, f.code, f.label, f.amount,
  c.file_name AS source
FROM mart.consolidation_filing c JOIN figure f USING (submission_id)
LEFT JOIN mart.consolidation_unit u USING (consolidation_id, fiscal_year, unit_id)
WHERE c.included
UNION ALL
SELECT k.consolidation_id, k.kind, k.fiscal_year, k.fiscal_year::VARCHAR, k.division_code, u.department, k.unit_id, k.label, k.form_id, NULL, NULL,
  k.table_name, 0, k.column_name, k.code, k.basis, k.amount, k.source
FROM mart.consolidation_correction k
LEFT JOIN mart.consolidation_unit u USING (consolidation_id, fiscal_year, unit_id);
COMMENT ON VIEW mart.part IS '汇总数的构成：计入某次汇总的每个数一行，可追到填报、行和列';
COMMENT ON COLUMN mart.part.consolidation_id IS '汇总编号';
COMMENT ON COLUMN mart.part.kind IS 'filing 填报，supplement 差额，adjustment 上下级抵销';
COMMENT ON COLUMN mart.part.fiscal_year IS '年度';
COMMENT ON COLUMN mart.part.period IS '期间：2024、2024-H1、2024-Q3、2024-05';
COMMENT ON COLUMN mart.part.division_code IS '区划代码；抵销为其生效的区划';
COMMENT ON COLUMN mart.part.department IS '主管部门';
COMMENT ON COLUMN mart.part.unit_id IS '单位编号';
COMMENT ON COLUMN mart.part.unit_name IS '单位名称；差额为未填报单位，抵销为双方';
COMMENT ON COLUMN mart.part.form_id IS '表种代码';
COMMENT ON COLUMN mart.part.project_name IS '项目名称';
COMMENT ON COLUMN mart.part.submission_id IS '填报编号；调整、差额为空';
COMMENT ON COLUMN mart.part.table_name IS '数据所在表';
COMMENT ON COLUMN mart.part.line_no IS '表内行号';
COMMENT ON COLUMN mart.part.column_name IS '数据所在列';
COMMENT ON COLUMN mart.part.code IS '项目代码或资金来源代码';
COMMENT ON COLUMN mart.part.label IS '项目名称或资金来源名称；调整、差额为依据';
COMMENT ON COLUMN mart.part.amount IS '数额：金额为万元，人员为人，面积为平方米，得分为分';
COMMENT ON COLUMN mart.part.source IS '文件名，或调整表、差额表的文件和行号';
-- Grain: arrival of a filing. Which filings are one and the same in several versions is said here and nowhere else: by
-- filing_key. A filing counts unless it waits for a decision or was decided against.
CREATE OR REPLACE VIEW meta.filing_turn AS
SELECT e.event_no, e.batch_no, e.file_time, s.submission_id, s.workbook_id, s.form_id, s.unit_id, s.filled_on, s.is_current,
  s.superseded_by, concat_ws(chr(10), s.form_id, s.unit_id, s.period, i.project_key) AS filing_key,
  coalesce(h.state, 'accepted') = 'accepted' AS counts
FROM meta.filing_event e JOIN meta.submission s USING (submission_id) JOIN meta.filing_identity i USING (submission_id)
LEFT JOIN meta.held h USING (submission_id)
WHERE s.period IS NOT NULL;
COMMENT ON VIEW meta.filing_turn IS '每份填报的每次报送，以及它是哪一份表的版本';
COMMENT ON COLUMN meta.filing_turn.event_no IS '报送次序';
COMMENT ON COLUMN meta.filing_turn.batch_no IS '批次';
COMMENT ON COLUMN meta.filing_turn.file_time IS '文件的修改时间';
COMMENT ON COLUMN meta.filing_turn.submission_id IS '填报编号';
COMMENT ON COLUMN meta.filing_turn.workbook_id IS '所在工作簿';
COMMENT ON COLUMN meta.filing_turn.form_id IS '表种代码';
COMMENT ON COLUMN meta.filing_turn.unit_id IS '单位编号';
COMMENT ON COLUMN meta.filing_turn.filled_on IS '填报日期';
COMMENT ON COLUMN meta.filing_turn.is_current IS '是否为现行版本';
COMMENT ON COLUMN meta.filing_turn.superseded_by IS '替代它的填报编号';
COMMENT ON COLUMN meta.filing_turn.filing_key IS '单位、表种、期间、项目：相同的是同一份表的各版本';
COMMENT ON COLUMN meta.filing_turn.counts IS '是否参与替代：待确认和决定不计入的除外';
