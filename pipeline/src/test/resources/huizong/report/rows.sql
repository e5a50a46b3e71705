INSERT INTO mart.consolidation(consolidation_id, period, started_at, finished_at, fiscal_year, submissions, unplaced) VALUES (7, '2024-03', TIMESTAMP '2024-03-20 09:00:00', TIMESTAMP '2024-03-20 09:01:30', NULL, 130, 2), (6, '2024-02', TIMESTAMP '2024-02-20 09:00:00', TIMESTAMP '2024-02-20 09:01:30', NULL, 3, 0);
INSERT INTO main.division VALUES ('430000','湖南省','province',NULL),('431200','怀化市','city','430000'),('431229','靖州苗族侗族自治县','county','431200');
INSERT INTO meta.workbook VALUES
 ('w1','怀化市就业服务中心2023年度绩效自评.xlsx','怀化/怀化市就业服务中心2023年度绩效自评.xlsx','xlsx',40000,'loaded',NULL,NULL,TIMESTAMP '2024-03-18 08:00:00'),
 ('w2','靖州县人力资源和社会保障局2022年度整体支出绩效评价.xlsx','靖州/x.xlsx','xlsx',30000,'loaded',NULL,NULL,TIMESTAMP '2024-03-18 08:01:00'),
 ('w3','<img src=x onerror=alert(1)>.xlsx','x','xlsx',10,'rejected','zip-truncated','文件不完整：压缩包缺少目录，请重新导出后上报。',TIMESTAMP '2024-03-18 08:02:00'),
 ('w4','通道县财政局（加密）.xls','y','xls',10,'rejected','encrypted','工作簿有密码，请去除密码后上报。',TIMESTAMP '2024-03-18 08:03:00'),
 ('w1','怀化（再报）.xlsx','再报/怀化（再报）.xlsx','xlsx',40000,'loaded',NULL,NULL,TIMESTAMP '2024-03-19 08:00:00'),
 ('w5','副本.xlsx','z','xlsx',40000,'duplicate',NULL,NULL,TIMESTAMP '2024-03-18 08:04:00');
INSERT INTO meta.submission(submission_id, workbook_id, sheet_name, form_id, mapping_version, unit_name, unit_id, division_code, fiscal_year, revision, is_current, loaded_at) VALUES
 ('s1','w1','基础数据表','base_data','1','怀化市就业服务中心','u1','431200',2023,1,true,TIMESTAMP '2024-03-18 09:00:00'),
 ('s2','w1','整体自评表','overall_self_evaluation','1','怀化市就业服务中心','u1','431200',2023,1,true,TIMESTAMP '2024-03-18 09:00:00'),
 ('s3','w2','Sheet1','county_overall_report','1','靖州县人力资源和社会保障局','u2','431229',2022,1,true,TIMESTAMP '2024-03-18 09:00:00');
INSERT INTO qa.rule (rule_id, severity, title, basis, description) VALUES ('sum-mismatch','error','合计与明细之和不符','表内勾稽','') ,('rate-mismatch','warning','执行率填报与计算不符','执行率＝全年执行数÷全年预算数',''),('no-initial-budget','notice','无年初预算','',''),('over-staffing','warning','超编制','','');
INSERT INTO qa.finding(finding_id, consolidation_id, rule_id, severity, division_code, unit_name, fiscal_year, form_id, project_name, submission_id, table_name, line_no, column_name, sheet_name, cell_ref, stated, expected, difference, message, explained_by)
 SELECT 'f' || i, 7, 'sum-mismatch', 'error', '431200', '怀化市就业服务中心', 2023, 'base_data', NULL, 's1', 'expenditure_item', i, 'final', '基础数据表', 'D' || (8 + i), (100 + i)::VARCHAR, (99.5 + i)::VARCHAR, 0.5, '项目支出本年决算数 ' || (100 + i) || ' 万元，与下列明细之和 ' || (99.5 + i) || ' 万元相差 0.5 万元。请核对明细是否漏填，改正后重新上报。', NULL FROM range(1, 2501) t(i);
INSERT INTO qa.finding(finding_id, consolidation_id, rule_id, severity, division_code, unit_name, fiscal_year, form_id, project_name, submission_id, table_name, line_no, column_name, sheet_name, cell_ref, stated, expected, difference, message, explained_by) VALUES
 ('g1',7,'rate-mismatch','warning','431200','怀化市就业服务中心',2023,'overall_self_evaluation',NULL,'s2','funding',1,'execution_rate','整体自评表','H7','97.82%','98.80%',-0.0098,'执行率填报 97.82%，是按年初预算计算的；按全年预算应为 98.80%。请改正，或说明口径。','按年初预算口径填报'),
 ('g2',7,'over-staffing','warning','431229','靖州县人力资源和社会保障局',2022,'county_overall_report',NULL,'s3','base_data',1,'staff_actual','Sheet1','C10','40','36',4,'实有 40 人，编制 36 人，超编 4 人。请说明。',NULL),
 ('g3',7,'no-initial-budget','notice','431200','怀化市就业服务中心',2023,'project_self_evaluation','=HYPERLINK("http://x","点我")','s1','funding',1,'initial_budget','项目3','D6',NULL,NULL,NULL,'=cmd|'' /C calc''!A0',NULL),
 ('g4',7,'no-initial-budget','notice','431200','@SUM(1+1)*cmd',2023,'project_self_evaluation','<script>alert("x")</script>','s1','funding',1,'initial_budget','+1+1','D10','-2+3','-5.25',NULL,chr(9) || '=1+1' || chr(0) || chr(27) || '_x0041_' || (SELECT string_agg(md5(i::VARCHAR), '' ORDER BY i) FROM range(1100) t(i)),NULL),
 ('old',6,'no-initial-budget','notice','431200','怀化市就业服务中心',2022,'project_self_evaluation',NULL,'s1','funding',1,'initial_budget','项目3','D6',NULL,NULL,NULL,'旧批次',NULL);
INSERT INTO mart.rollup_expenditure
 SELECT 7, 2023, d.code, d.name, d.level, i.code, i.name, d.units, i.prior * d.units, CASE WHEN i.budget > 0 THEN i.budget * d.units END, i.final * d.units, CASE WHEN i.budget > 0 THEN i.final / i.budget END, '2023'
 FROM (VALUES ('430000','湖南省','province',130),('430000','湖南省本级','own',20),('431200','怀化市','city',12),('431200','怀化市本级','own',5),('431229','靖州苗族侗族自治县','county',7)) d(code,name,level,units),
 (VALUES ('three_public','三公经费',6.8,7.5,6.12),('three_public.vehicle','1、公务用车购置和维护经费',3.1,4,3.05),('three_public.vehicle.purchase','其中：公车购置',0,0,0),('three_public.vehicle.operation','公车运行维护',3.1,4,3.05),('three_public.abroad','2、出国经费',0,0,0),('three_public.reception','3、公务接待',3.7,3.5,3.07),
 ('project','项目支出',115.49,92.5,139.68),('project.business','1、业务工作经费',15,15,15),('project.operation','2、运行维护经费',8,8,7.9),('project.special','3、市级专项资金（一个专项一行）',115.49,92.5,139.68),('project.special.item','专项资金明细',115.49,92.5,139.68),('public_funds','公用经费',84.2,88.0,80.11),('public_funds.office','其中：办公费',0.19,20,19.28),('public_funds.utilities_travel','水费、电费、差旅费',10,11,9),('public_funds.meeting_training','会议费、培训费',2,2.5,1.12),('procurement','政府采购金额',12345.6,23456.78,19876.54)) i(code,name,prior,budget,final);
INSERT INTO mart.rollup_staffing SELECT v.*, v.col1::VARCHAR FROM (VALUES (7,2023,'430000','湖南省','province',130,1560,1489,0.954487),(7,2023,'431200','怀化市','city',12,144,149,1.034722),(7,2023,'431229','靖州苗族侗族自治县','county',7,36,40,1.111111)) v;
INSERT INTO mart.rollup_funding SELECT v.*, v.col1::VARCHAR FROM (VALUES
 (7,2023,'430000','湖南省','province','overall_self_evaluation','total',130,116651.6,126100.4,123456.78,0.979036,1.058338),
 (7,2023,'431200','怀化市','city','overall_self_evaluation','total',12,897.32,908.32,897.32,0.987890,1.0),
 (7,2023,'431200','怀化市','city','project_self_evaluation','total',11,92.5,140.1,139.68,0.997002,1.510054),
 (7,2023,'431200','怀化市','city','project_self_evaluation','current_appropriation',11,92.5,140.1,139.68,0.997002,1.510054)) v;
INSERT INTO mart.rollup_evaluation SELECT v.*, v.col1::VARCHAR FROM (VALUES
 (7,2023,'430000','湖南省','province','overall_self_evaluation',130,80,35,9,2,4,91.237,92.4),
 (7,2023,'431200','怀化市','city','overall_self_evaluation',12,7,3,1,0,1,90.5,91.12),
 (7,2023,'431200','怀化市','city','project_self_evaluation',11,1,0,0,0,10,96,96)) v;
INSERT INTO mart.rollup_filing VALUES (7,2023,'430000','湖南省','province',140,130,9,1,6),(7,2023,'431200','怀化市','city',14,12,2,0,1),(7,2023,'431229','靖州苗族侗族自治县','county',9,7,1,1,0);

-- what a consolidation freezes
UPDATE mart.consolidation SET workbooks_loaded = 3, workbooks_refused = 2, workbooks_duplicate = 1, print_unit = '万元', print_digits = 2;
INSERT INTO mart.consolidation_division SELECT 7, division_code, name, level, parent_code FROM main.division;
INSERT INTO mart.consolidation_layout SELECT 7, * FROM meta.layout_cell;
INSERT INTO mart.consolidation_rule SELECT 7, rule_id, severity, title, basis FROM qa.rule;
INSERT INTO mart.consolidation_filing SELECT 7, submission_id, workbook_id, 'x.xlsx', sheet_name, form_id, mapping_version, unit_id, unit_name, division_code, fiscal_year, project_name, revision, true, NULL, NULL, fiscal_year::VARCHAR FROM meta.submission;
INSERT INTO mart.consolidation_filing(consolidation_id, workbook_id, file_name, included, reason_code, reason) SELECT 7, workbook_id, file_name, false, 'refused', coalesce(reason_code, '') || '：' || coalesce(reason, '') FROM meta.workbook WHERE status = 'rejected';
