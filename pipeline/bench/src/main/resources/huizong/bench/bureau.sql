-- A province's filings by their figures, without workbooks: $units units spread over every city's and county's own level,
-- each with a base table of 19 lines, one overall and two project self-evaluations of six indicators, and the cells of all
-- these lines. What should add up does, but for every twentieth unit, which has one total wrong and one goal blank.
CREATE OR REPLACE TEMP TABLE place AS
SELECT division_code, level, row_number() OVER (ORDER BY division_code) - 1 AS n, count(*) OVER () AS places FROM main.division;

CREATE OR REPLACE TEMP TABLE bench_unit AS
SELECT 'U' || i AS unit_id, '单位' || i AS name, division_code, level,
  '部门' || division_code || '-' || (i // places // 4) AS department, i, i % 20 = 7 AS slipped
FROM range(getvariable('units')) t(i) JOIN place ON n = i % places;

INSERT INTO main.unit SELECT unit_id, name, division_code, NULL, department, level FROM bench_unit;

INSERT INTO meta.workbook SELECT 'w' || i, 'U' || i || '.xlsx', 'U' || i || '.xlsx', 'xlsx', 30000, 'loaded', NULL, NULL, now()::TIMESTAMP
FROM bench_unit;

CREATE OR REPLACE TEMP TABLE bench_form AS
SELECT * FROM (VALUES (1, 'base_data', NULL), (2, 'overall_self_evaluation', NULL), (3, 'project_self_evaluation', '项目一'),
  (4, 'project_self_evaluation', '项目二')) t(k, form_id, project);

INSERT INTO meta.submission
SELECT 's' || i || '-' || k, 'w' || i, '表' || k, form_id, 'bench', name, unit_id, division_code, 2023, project, 1, true, NULL, NULL, NULL,
  now()::TIMESTAMP, '2023'
FROM bench_unit, bench_form;

INSERT INTO filed.base_data (submission_id, staff_quota, staff_actual, building_approved_area, building_actual_area)
SELECT 's' || i || '-1', 20 + i % 50, 18 + i % 50, 1000 + i % 700, 900 + i % 700 FROM bench_unit;

-- The lines that are not sums, then those that are, from them.
CREATE OR REPLACE TEMP TABLE bench_line AS
SELECT * FROM (VALUES (1, 'three_public', '三公经费'), (2, 'three_public.vehicle', '公务用车购置和维护经费'),
  (3, 'three_public.vehicle.purchase', '公车购置'), (4, 'three_public.vehicle.operation', '公车运行维护'),
  (5, 'three_public.abroad', '出国经费'), (6, 'three_public.reception', '公务接待'), (7, 'project', '项目支出'),
  (8, 'project.business', '业务工作经费'), (9, 'project.operation', '运行维护经费'), (10, 'project.special', '市级专项资金'),
  (11, 'project.special.item', '项目一'), (12, 'project.special.item', '项目二'), (13, 'project.other', '其他事业类发展资金'),
  (14, 'public_funds', '公用经费'), (15, 'public_funds.office', '办公费'), (16, 'public_funds.utilities_travel', '水费、电费、差旅费'),
  (17, 'public_funds.meeting_training', '会议费、培训费'), (18, 'procurement', '政府采购金额'),
  (19, 'basic_adjustment', '部门基本支出预算调整')) t(line, code, name);

CREATE OR REPLACE TEMP TABLE bench_leaf AS
SELECT i, line, (1 + (i * 41 + line * 137) % 9001 / 100.0)::DECIMAL(18, 2) AS budget,
  (budget * (88 + (i + line) % 12) / 100)::DECIMAL(18, 2) AS final, (budget * (80 + (i + line) % 40) / 100)::DECIMAL(18, 2) AS prior_final
FROM bench_unit, bench_line WHERE line NOT IN (1, 2, 7, 10, 14);

CREATE OR REPLACE TEMP TABLE bench_item AS
SELECT i, line, prior_final, budget, final FROM bench_leaf
UNION ALL
SELECT i, t.line, sum(prior_final), sum(budget), sum(final)
FROM bench_leaf l JOIN (VALUES (1, [3, 4, 5, 6]), (2, [3, 4]), (7, [8, 9, 11, 12, 13]), (10, [11, 12]), (14, [15, 16, 17])) t(line, parts)
  ON list_contains(t.parts, l.line)
GROUP BY ALL;

INSERT INTO filed.expenditure_item (submission_id, line_no, item_code, item_name, prior_final, budget, final)
SELECT 's' || i || '-1', line, code, b.name, prior_final, budget, final + CASE WHEN slipped AND line = 7 THEN 100 ELSE 0 END
FROM bench_item JOIN bench_line b USING (line) JOIN bench_unit USING (i);

INSERT INTO filed.funding (submission_id, line_no, source_code, source_name, initial_budget, annual_budget, executed, weight, score)
SELECT 's' || i || '-' || k, t.line, code, code, (budget * share)::DECIMAL(18, 2), (budget * share)::DECIMAL(18, 2),
  (final * share)::DECIMAL(18, 2), CASE WHEN t.line = 1 THEN 10 END, CASE WHEN t.line = 1 THEN round(10 * final / budget, 2) END
FROM bench_item JOIN (VALUES (7, 2), (11, 3), (12, 4)) f(line, k) USING (line),
  (VALUES (1, 'total', 1), (2, 'current_appropriation', 1), (3, 'carry_over', 0), (4, 'other', 0)) t(line, code, share);

CREATE OR REPLACE TEMP TABLE bench_indicator AS
SELECT * FROM (VALUES (1, '产出指标', 50, '数量指标', '办件数', 15), (2, '产出指标', 50, '质量指标', '合格率', 15),
  (3, '产出指标', 50, '时效指标', '按时完成率', 10), (4, '产出指标', 50, '成本指标', '预算控制率', 10),
  (5, '效益指标', 30, '社会效益指标', '群众知晓率', 30), (6, '满意度指标', 10, '服务对象满意度指标', '群众满意率', 10))
  t(line, level1, cap, level2, level3, weight);

INSERT INTO filed.indicator (submission_id, line_no, level1, level1_cap, level2, level3, target_text, target_operator, target_value,
  target_unit, actual_text, actual_value, actual_unit, weight, score, weight_group, score_group)
SELECT 's' || i || '-' || k, line, level1, cap, level2, level3, '≥90%', '≥', 0.9, '%', (90 + (i + line) % 10) || '%',
  (90 + (i + line) % 10) / 100, '%', weight, weight, line, line
FROM bench_unit, bench_indicator, (VALUES (2), (3), (4)) f(k);

INSERT INTO filed.self_evaluation (submission_id, supervising_department, implementing_unit, goal_expected, goal_actual, total_weight,
  total_score)
SELECT f.submission_id, '主管部门', '实施单位', CASE WHEN NOT slipped OR k <> 3 THEN '完成全年工作任务' END, '已完成', 100, 90 + f.score
FROM (SELECT * FROM bench_unit, (VALUES (2), (3), (4)) t(k)) u
JOIN filed.funding f ON f.submission_id = 's' || i || '-' || k AND f.line_no = 1;

INSERT INTO meta.lineage
SELECT submission_id, 'expenditure_item', line_no, column_name, '表1', letter || (6 + line_no), text
FROM (UNPIVOT (SELECT submission_id, line_no, item_name, prior_final::VARCHAR AS prior_final, budget::VARCHAR AS budget,
                 final::VARCHAR AS final FROM filed.expenditure_item)
      ON item_name, prior_final, budget, final INTO NAME column_name VALUE text)
JOIN (VALUES ('item_name', 'A'), ('prior_final', 'B'), ('budget', 'D'), ('final', 'F')) t(name, letter) ON name = column_name;

INSERT INTO meta.lineage
SELECT submission_id, 'funding', line_no, column_name, '表2', letter || (5 + line_no), text
FROM (UNPIVOT (SELECT submission_id, line_no, source_name, annual_budget::VARCHAR AS annual_budget, executed::VARCHAR AS executed,
                 score::VARCHAR AS score FROM filed.funding)
      ON source_name, annual_budget, executed, score INTO NAME column_name VALUE text)
JOIN (VALUES ('source_name', 'A'), ('annual_budget', 'D'), ('executed', 'E'), ('score', 'H')) t(name, letter) ON name = column_name;

INSERT INTO meta.lineage
SELECT submission_id, 'indicator', line_no, column_name, '表2', letter || (14 + line_no), text
FROM (UNPIVOT (SELECT submission_id, line_no, level3, target_text, actual_text, score::VARCHAR AS score FROM filed.indicator)
      ON level3, target_text, actual_text, score INTO NAME column_name VALUE text)
JOIN (VALUES ('level3', 'C'), ('target_text', 'D'), ('actual_text', 'E'), ('score', 'G')) t(name, letter) ON name = column_name;

INSERT INTO meta.lineage
SELECT submission_id, 'submission', 0, 'unit_name', sheet_name, 'A3', unit_name FROM meta.submission;
