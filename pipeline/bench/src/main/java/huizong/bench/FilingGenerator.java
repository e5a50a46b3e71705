package huizong.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes workbooks as units file them: a base table, the department's self-evaluation and one for each of four
 * projects, about 1,000 cells. The same seed writes the same figures.
 */
public final class FilingGenerator {
    private static final String[] LEVEL2 = {
        "数量指标", "质量指标", "时效指标", "成本指标", "经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标", "服务对象满意度指标"
    };
    private static final int[] WEIGHTS = {15, 15, 10, 10, 5, 10, 5, 10, 10};
    private static final int PROJECTS = 4;

    /** What a generated filing says: the sum of its special funds' final figures, in 万元. */
    public record Truth(Path file, String unit, BigDecimal specialFinal, int forms) {}

    private final Random random;

    public FilingGenerator(long seed) {
        this.random = new Random(seed);
    }

    /** Writes {@code count} workbooks into a folder. */
    public List<Truth> write(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        List<Truth> truths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String unit = "怀化市第" + (i + 1) + "服务中心";
            truths.add(write(folder.resolve(unit + "2023年度绩效自评.xlsx"), unit));
        }
        return truths;
    }

    private Truth write(Path file, String unit) throws IOException {
        List<BigDecimal> projects = new ArrayList<>();
        for (int p = 0; p < PROJECTS; p++) {
            projects.add(BigDecimal.valueOf(100 + random.nextInt(90_000), 2));
        }
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "huizong", "1.0")) {
            base(workbook.newWorksheet("基础数据表"), unit, projects);
            BigDecimal total = projects.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            evaluation(workbook.newWorksheet("整体自评表"), unit, "2023年部门整体支出绩效自评表", "预算单位名称", unit, total);
            for (int p = 0; p < PROJECTS; p++) {
                evaluation(
                        workbook.newWorksheet("项目" + (p + 1)),
                        unit,
                        "项目支出绩效自评表",
                        "项目支出名称",
                        "专项经费" + (p + 1),
                        projects.get(p));
            }
            return new Truth(file, unit, total, PROJECTS + 2);
        }
    }

    private void base(Worksheet sheet, String unit, List<BigDecimal> projects) {
        merged(sheet, 1, 0, 6, "部门整体支出绩效评价基础数据表");
        merged(sheet, 2, 0, 6, "填报单位： " + unit);
        row(sheet, 3, "财政供养人员情况", "编制数", "2023年实际在职人数", "控制率");
        int quota = 20 + random.nextInt(80);
        cells(sheet, 4, quota, quota, "100%");
        row(sheet, 5, "经费控制情况（万元）", "2022年决算数", "2023年预算数", "2023年决算数");
        row(sheet, 6, "三公经费");
        cells(sheet, 6, 2, 2, 1);
        row(sheet, 7, "   1、公务用车购置和维护经费");
        row(sheet, 8, "   2、出国经费");
        row(sheet, 9, "   3、公务接待");
        cells(sheet, 9, 2, 2, 1);
        BigDecimal total = projects.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        row(sheet, 10, "项目支出：");
        cells(sheet, 10, total, total, total);
        row(sheet, 11, "    1、业务工作经费");
        row(sheet, 12, "    3、市级专项资金\n（一个专项一行）");
        cells(sheet, 12, total, total, total);
        int r = 13;
        for (int p = 0; p < projects.size(); p++) {
            row(sheet, r, "专项经费" + (p + 1));
            cells(sheet, r++, projects.get(p), projects.get(p), projects.get(p));
        }
        row(sheet, r++, "    4、其他事业类发展资金");
        row(sheet, r++, "……");
        row(sheet, r, "公用经费");
        cells(sheet, r++, 80, 72, 60);
        row(sheet, r, "    其中：办公费");
        cells(sheet, r++, 10, 12, 11);
        row(sheet, r, "政府采购金额");
        sheet.value(r, 1, "——");
        merged(sheet, r + 2, 0, 6, "填表人：（略）           填报日期：2024.6.16        联系电话： （略）");
    }

    private void evaluation(Worksheet sheet, String unit, String title, String label, String name, BigDecimal amount) {
        merged(sheet, 0, 0, 8, title);
        sheet.value(1, 0, label);
        merged(sheet, 1, 2, 8, name);
        boolean project = label.startsWith("项目");
        if (project) {
            sheet.value(2, 0, "主管部门");
            merged(sheet, 2, 2, 4, "怀化市主管局");
            sheet.value(2, 5, "实施单位");
            merged(sheet, 2, 6, 8, unit);
        }
        String[] heads = {"年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"};
        for (int i = 0; i < heads.length; i++) {
            sheet.value(3, 3 + i, heads[i]);
        }
        sheet.value(4, 1, "年度资金总额");
        sheet.value(4, 3, amount);
        sheet.value(4, 4, amount);
        sheet.value(4, 5, amount);
        sheet.value(4, 6, 10);
        sheet.value(4, 7, "100%");
        sheet.value(4, 8, 10);
        if (project) {
            sheet.value(5, 1, "其中：当年财政拨款");
            sheet.value(6, 1, "上年结转资金");
            sheet.value(7, 1, "其他资金");
        }
        sheet.value(8, 0, "年度总体目标");
        merged(sheet, 8, 1, 4, "预期目标");
        merged(sheet, 8, 5, 8, "实际完成情况");
        merged(sheet, 9, 1, 4, "完成年度任务，提高服务质量。");
        merged(sheet, 9, 5, 8, "已完成年度任务。");
        String[] columns = {"一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"};
        for (int i = 0; i < columns.length; i++) {
            sheet.value(10, 1 + i, columns[i]);
        }
        indicators(sheet);
        merged(sheet, 29, 0, 5, "总分");
        sheet.value(29, 6, 100);
        sheet.value(29, 7, 100);
        merged(sheet, 30, 0, 8, "填表人：（略）    填报日期：2024.6.30    联系电话：（略）");
    }

    private void indicators(Worksheet sheet) {
        String[] level1 = {"产出指标（50分）", "效益指标（30分）", "满意度指标（10分)"};
        int[] from = {11, 19, 27};
        int[] to = {18, 26, 28};
        for (int i = 0; i < level1.length; i++) {
            sheet.value(from[i], 1, level1[i]);
            sheet.range(from[i], 1, to[i], 1).merge();
        }
        for (int i = 0; i < LEVEL2.length; i++) {
            int r = 11 + 2 * i;
            int count = 50 + random.nextInt(900);
            sheet.value(r, 2, LEVEL2[i]);
            sheet.value(r, 3, "完成" + LEVEL2[i].replace("指标", "") + "任务" + random.nextInt(40));
            sheet.value(r, 4, "≥" + count + "次");
            sheet.value(r, 5, (count + random.nextInt(5)) + "次");
            sheet.value(r, 6, WEIGHTS[i]);
            sheet.value(r, 7, WEIGHTS[i]);
            sheet.value(r + 1, 3, "……");
            for (int column : new int[] {2, 6, 7}) {
                sheet.range(r, column, r + 1, column).merge();
            }
        }
    }

    private static void merged(Worksheet sheet, int row, int from, int to, String text) {
        sheet.value(row, from, text);
        sheet.range(row, from, row, to).merge();
    }

    private static void row(Worksheet sheet, int row, String label, String... texts) {
        sheet.value(row, 0, label);
        for (int i = 0; i < texts.length; i++) {
            merged(sheet, row, 1 + 2 * i, 2 + 2 * i, texts[i]);
        }
    }

    private static void cells(Worksheet sheet, int row, Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Number number) {
                sheet.value(row, 1 + 2 * i, number);
            } else {
                sheet.value(row, 1 + 2 * i, values[i].toString());
            }
            sheet.range(row, 1 + 2 * i, row, 2 + 2 * i).merge();
        }
    }
}
