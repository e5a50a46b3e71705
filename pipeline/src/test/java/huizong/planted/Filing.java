package huizong.planted;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;

/**
 * What one unit files for 2023, with which nothing is wrong: a base table, the department's self-evaluation and three
 * projects'. Amounts in 万元. {@link #settle} works out what follows from the figures: sums, rates, scores.
 */
final class Filing {
    static final int YEAR = 2023;
    private static final String DEPARTMENT = "怀化市人力资源和社会保障局";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    final String unit;
    final Random random;
    final Form base;
    final Form overall;
    final List<Form> projects = new ArrayList<>();
    /** Forms that stand beside the usual ones. */
    final List<Form> others = new ArrayList<>();
    /** The sheets of the workbook, in order; a form taken out of it is not filed. */
    final List<Form> filed = new ArrayList<>();
    /** A workbook of the year before. */
    final List<Form> before = new ArrayList<>();

    Filing(String unit, long seed) {
        this.unit = unit;
        this.random = new Random(seed);
        this.base = base(YEAR, "基础数据表");
        this.overall = evaluation("overall_self_evaluation", "整体自评表");
        for (int i = 1; i <= 3; i++) {
            Form project = evaluation("project_self_evaluation", "项目" + i);
            project.put("name", base.text("item" + i + ".name"));
            project.put("department", DEPARTMENT);
            project.put("implementing", unit);
            projects.add(project);
        }
        overall.put("i1.name", "服务群众人次");
        projects.get(0).put("i1.name", "服务群众人次");
        projects.get(0).put("i1.target", overall.text("i1.target"));
        projects.get(0).put("i1.actual", overall.text("i1.actual"));
        overall.put("basic", amount(300, 900));
        filed.add(base);
        filed.add(overall);
        filed.addAll(projects);
    }

    /** An amount between two, with two digits. */
    BigDecimal amount(int least, int most) {
        return BigDecimal.valueOf(least * 100L + random.nextInt((most - least) * 100), 2);
    }

    /** A part of an amount, in percent between two, with two digits. */
    BigDecimal part(BigDecimal whole, int least, int most) {
        return whole.multiply(BigDecimal.valueOf(least * 100L + random.nextInt((most - least) * 100), 4))
                .setScale(2, RoundingMode.HALF_UP);
    }

    Form base(int year, String sheet) {
        Form form = new Form("base_data", sheet);
        form.put("unit", unit);
        form.put("year", year);
        form.put("year.before", year - 1);
        form.put("filled.on", (year + 1) + ".6.16");
        int quota = 30 + random.nextInt(60);
        form.put("quota", quota);
        form.put("staff", quota - random.nextInt(10));
        for (String line : List.of("operation", "reception", "office", "travel", "meeting", "procurement")) {
            spent(form, line, 3, 9);
        }
        form.put("procurement.prior", "——");
        spent(form, "funds", 60, 90);
        for (int i = 1; i <= 3; i++) {
            form.put("item" + i + ".name", List.of("档案管理", "就业培训", "创业扶持").get(i - 1) + "经费");
            spent(form, "item" + i, 20, 200);
        }
        return form;
    }

    private void spent(Form form, String line, int least, int most) {
        BigDecimal budget = amount(least, most);
        form.put(line + ".budget", budget);
        form.put(line + ".prior", part(budget, 80, 120));
        form.put(line + ".final", part(budget, 86, 99));
    }

    private Form evaluation(String formId, String sheet) {
        Form form = new Form(formId, sheet);
        form.put("unit", unit);
        form.put("year", YEAR);
        form.put("filled.on", "2024.6.30");
        form.put("goal.expected", "完成年度任务，提高服务质量。");
        form.put("goal.actual", "已完成年度任务。");
        String[] names = {"服务" + sheet, "受理件数" + sheet, "任务达标率", "完成及时率", "成本控制数", "带动增收户数" + sheet, "形势稳定", "群众满意率"};
        int[] weights = {15, 0, 10, 10, 15, 10, 20, 10};
        for (int i = 1; i <= 8; i++) {
            form.put("i" + i + ".name", names[i - 1]);
            form.put("i" + i + ".weight", weights[i - 1]);
            form.put("i" + i + ".score", weights[i - 1]);
            form.put("i" + i + ".note", "");
            counted(form, i, "件");
        }
        // one weight for the first two, each with its own score
        form.put("i1.score", 8);
        form.put("i2.score", 7);
        form.put("i4.level2", "时效指标");
        counted(form, 1, "人次");
        counted(form, 6, "户");
        measured(form, 3, "≥95%", "96.5%");
        measured(form, 4, "100%", "100%");
        measured(form, 7, "效果明显", "效果明显");
        measured(form, 8, "≥90%", "93.52%");
        return form;
    }

    private void counted(Form form, int line, String unit) {
        int target = 100 + random.nextInt(800);
        measured(form, line, "≥" + target + unit, (target + random.nextInt(target / 5)) + unit);
    }

    static void measured(Form form, int line, String target, String actual) {
        form.put("i" + line + ".target", target);
        form.put("i" + line + ".actual", actual);
    }

    /** Works out every place that follows from others and was not pinned. */
    void settle() {
        settle(base);
        before.forEach(Filing::settle);
        BigDecimal budgets = BigDecimal.ZERO;
        for (int i = 1; i <= 3; i++) {
            Form project = projects.get(i - 1);
            project.put("initial", base.text("item" + i + ".budget"));
            project.put("annual", project.text("initial"));
            project.put("executed", base.text("item" + i + ".final"));
            for (String column : List.of("initial", "annual", "executed")) {
                project.put("current." + column, project.text(column));
            }
            budgets = budgets.add(project.number("initial"));
            evaluated(project);
        }
        overall.put("project", budgets);
        overall.put("initial", overall.number("basic").add(overall.number("project")));
        overall.put("annual", overall.text("initial"));
        overall.put(
                "executed",
                overall.number("annual").multiply(new BigDecimal("0.93")).setScale(2, RoundingMode.HALF_UP));
        evaluated(overall);
    }

    private static void settle(Form base) {
        base.put("staff.rate", percent(base.number("staff"), base.number("quota"), 0));
        for (String column : List.of(".prior", ".budget", ".final")) {
            base.put("vehicle" + column, base.text("operation" + column));
            base.put("publics" + column, base.number("vehicle" + column).add(base.number("reception" + column)));
            base.put("special" + column, sum(base, column, "item1", "item2", "item3"));
            base.put("projects" + column, base.text("special" + column));
        }
    }

    private static BigDecimal sum(Form form, String column, String... lines) {
        return List.of(lines).stream().map(line -> form.number(line + column)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void evaluated(Form form) {
        BigDecimal annual = form.number("annual");
        if (annual.signum() > 0) {
            form.put("rate", percent(form.number("executed"), annual, 2));
            form.put(
                    "score",
                    BigDecimal.TEN.min(
                            form.number("executed").multiply(BigDecimal.TEN).divide(annual, 2, RoundingMode.HALF_UP)));
        } else {
            form.put("rate", "");
            form.put("score", "10");
        }
        form.put("i5.target", "≤" + form.text("annual") + "万元");
        form.put("i5.actual", form.text("executed") + "万元");
        BigDecimal total = form.number("score");
        for (int i = 1; i <= 8; i++) {
            total = total.add(form.number("i" + i + ".score"));
        }
        form.put("total", total);
    }

    static String percent(BigDecimal part, BigDecimal whole, int digits) {
        return part.multiply(HUNDRED).divide(whole, digits, RoundingMode.HALF_UP) + "%";
    }

    /** Writes the workbooks the unit would send. */
    void write(Path folder) throws IOException {
        write(folder.resolve(unit + "2023年度绩效自评.xlsx"), filed);
        if (!before.isEmpty()) {
            write(folder.resolve(unit + "2022年度绩效自评.xlsx"), before);
        }
    }

    private static void write(Path file, List<Form> forms) throws IOException {
        if (forms.isEmpty()) {
            return;
        }
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "huizong", "1.0")) {
            for (Form form : forms) {
                form.write(workbook.newWorksheet(form.sheetName));
            }
        }
    }
}
