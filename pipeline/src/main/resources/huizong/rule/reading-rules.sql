-- What reading itself finds has its row among the rules, so that lists can name it.
INSERT INTO qa.rule (rule_id, severity, title, title_en, basis, description) VALUES
  ('read-anchor-missing', 'error', '找不到栏目', 'Label not found', '读取', '表上没有规定的栏目，或写法不同'),
  ('read-anchor-ambiguous', 'error', '栏目出现多次', 'Label found more than once', '读取', '无法确定哪一处是所要的栏目'),
  ('read-header-shifted', 'warning', '表头与数据错位', 'Headings beside their data', '读取', '已按数据所在的列读取'),
  ('read-hidden-form', 'notice', '隐藏工作表中的表没有读取', 'Form on a hidden sheet skipped', '读取', '隐藏工作表视为旧稿'),
  ('read-prose', 'warning', '正文与表不一致', 'Text and table differ', '读取', '报告正文中的金额与表中同一栏不同'),
  ('read-title-missing', 'warning', '没有表名', 'Title missing', '读取', '按栏目认出了表种'),
  ('read-sheet-unrecognised', 'notice', '工作表没有认出', 'Sheet not recognised', '读取', '不是规定的表样，没有读取'),
  ('read-sheet-without-cells', 'notice', '图表或宏工作表没有读取', 'Chart or macro sheet skipped', '读取', '图表、对话框和宏没有单元格'),
  ('read-unit-unplaced', 'error', '单位归属不明', 'Unit without a division', '读取', '无法判断区划，不计入汇总'),
  ('read-unit-unregistered', 'notice', '单位没有登记', 'Unit not registered', '读取', '单位名录中没有该单位'),
  ('read-unit-missing', 'error', '没有单位名称', 'Unit not named', '读取', '无法判断是哪个单位的表'),
  ('read-no-figures', 'error', '表上没有数', 'Form without figures', '读取', '空白表样，或表样走样无法读取；不算报送'),
  ('read-duplicate-form', 'warning', '同一份表重复', 'The same form twice', '读取', '相同的只计一次；不同的暂以后一份为准'),
  ('read-several-units', 'notice', '一个工作簿有几个单位的表', 'Several units in one workbook', '读取', '已按单位分别读入'),
  ('read-line-placed', 'warning', '与标准行同名的项目', 'Item named like a standard line', '读取', '按所在位置作为项目读入'),
  ('read-unclaimed', 'notice', '有内容没有归入栏目', 'Cells under no heading', '读取', '表样以外的内容没有读取'),
  ('read-list-ends', 'error', '清单提前结束', 'List ends early', '读取', '其后的行没有读取'),
  ('read-line-unknown', 'warning', '行名没有认出', 'Line not recognised', '读取', '表上有未规定的行'),
  ('read-value', 'error', '数值无法识别', 'Value not understood', '读取', '单元格内容不是所要的数'),
  ('read-year', 'warning', '年度不明或不一致', 'Year unclear', '读取', '表、文件名和文件夹中的年度'),
  ('read-period', 'error', '期间不明或不一致', 'Period unclear', '读取', '按月、季、半年报送的表是哪一期的'),
  ('read-unit-of-money', 'error', '金额单位不明', 'Unit of money unclear', '读取', '元还是万元');
-- one that is newer than this list is named by itself
INSERT INTO qa.rule (rule_id, severity, title)
SELECT rule_id, min(severity), rule_id FROM meta.reading_finding
WHERE rule_id NOT IN (SELECT rule_id FROM qa.rule) GROUP BY rule_id;
