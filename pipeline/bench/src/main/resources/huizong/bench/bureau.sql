-- A province's filings by their figures, without workbooks: $units units spread over every city's and county's own level,
-- each with a base table of 19 lines, one overall and two project self-evaluations, and the cells of the base table's lines.
CREATE OR REPLACE TEMP TABLE place AS
SELECT division_code, level, row_number() OVER (ORDER BY division_code) - 1 AS n, count(*) OVER () AS places FROM main.division;

CREATE OR REPLACE TEMP TABLE bench_unit AS
SELECT 'U' || i AS unit_id, '单位' || i AS name, division_code, level,
  '部门' || division_code || '-' || (i // places // 4) AS department, i
FROM range(getvariable('units')) t(i) JOIN place ON n = i % places;

INSERT INTO main.unit SELECT unit_id, name, division_code, NULL, department, level FROM bench_unit;

INSERT INTO meta.workbook SELECT 'w' || i, 'U' || i || '.xlsx', 'U' || i || '.xlsx', 'xlsx', 30000, 'loaded', NULL, NULL, now()::TIMESTAMP
FROM bench_unit;

CREATE OR REPLACE TEMP TABLE bench_form AS
SELECT * FROM (VALUES (1, 'base_data', NULL), (2, 'overall_self_evaluation', NULL), (3, 'project_self_evaluation', '项目一'),
  (4, 'project_self_evaluation', '项目二')) t(k, form_id, project);

INSERT INTO meta.submission
SELECT 's' || i || '-' || k, 'w' || i, '表' || k, form_id, 'bench', name, unit_id, division_code, 2023, project, 1, true, NULL, NULL, NULL,
  now()::TIMESTAMP
FROM bench_unit, bench_form;

INSERT INTO filed.base_data (submission_id, staff_quota, staff_actual, building_approved_area, building_actual_area)
SELECT 's' || i || '-1', 20 + i % 50, 18 + i % 53, 1000 + i % 700, 900 + i % 900 FROM bench_unit;

INSERT INTO filed.expenditure_item (submission_id, line_no, item_code, item_name, prior_final, budget, final)
SELECT 's' || i || '-1', line, code, t.name, ((i * 37 + line * 11) % 90001)::DECIMAL(18, 6) / 100,
  ((i * 41 + line * 13) % 90001)::DECIMAL(18, 6) / 100, ((i * 43 + line * 17) % 90001)::DECIMAL(18, 6) / 100
FROM bench_unit, (VALUES (1, 'three_public', '三公经费'), (2, 'three_public.vehicle', '公务用车购置和维护经费'),
  (3, 'three_public.vehicle.purchase', '公车购置'), (4, 'three_public.vehicle.operation', '公车运行维护'),
  (5, 'three_public.abroad', '出国经费'), (6, 'three_public.reception', '公务接待'), (7, 'project', '项目支出'),
  (8, 'project.business', '业务工作经费'), (9, 'project.operation', '运行维护经费'), (10, 'project.special', '市级专项资金'),
  (11, 'project.special.item', '专项一'), (12, 'project.special.item', '专项二'), (13, 'project.other', '其他事业类发展资金'),
  (14, 'public_funds', '公用经费'), (15, 'public_funds.office', '办公费'), (16, 'public_funds.utilities_travel', '水费、电费、差旅费'),
  (17, 'public_funds.meeting_training', '会议费、培训费'), (18, 'procurement', '政府采购金额'),
  (19, 'basic_adjustment', '部门基本支出预算调整')) t(line, code, name);

INSERT INTO meta.lineage
SELECT submission_id, 'expenditure_item', line_no, column_name, '表1', letter || (6 + line_no), amount::VARCHAR
FROM (SELECT * FROM filed.expenditure_item) UNPIVOT (amount FOR column_name IN (prior_final, budget, final))
JOIN (VALUES ('prior_final', 'B'), ('budget', 'D'), ('final', 'F')) t(name, letter) ON name = column_name;

INSERT INTO filed.funding (submission_id, line_no, source_code, source_name, initial_budget, annual_budget, executed)
SELECT 's' || i || '-' || k, line, code, code, ((i * 7 + k + line) % 50001)::DECIMAL(18, 6) / 100,
  ((i * 11 + k + line) % 50001)::DECIMAL(18, 6) / 100, ((i * 13 + k + line) % 50001)::DECIMAL(18, 6) / 100
FROM bench_unit, bench_form, (VALUES (1, 'total'), (2, 'current_appropriation'), (3, 'carry_over'), (4, 'other')) t(line, code)
WHERE k > 1;

INSERT INTO filed.self_evaluation (submission_id, total_score)
SELECT 's' || i || '-' || k, 55 + (i * 7 + k) % 46 FROM bench_unit, bench_form WHERE k > 1;
