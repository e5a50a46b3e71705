package huizong.planted;

import java.math.BigDecimal;
import java.util.List;

/** The forms that come in during the year. The plants' consolidation is of June, so that June's findings are the ones told. */
final class PeriodForms {
    private static final int JUNE = 6;

    private PeriodForms() {}

    /** A progress table of a month, with two agencies of a thousand each and what was spent to date. */
    private static Form progress(Filing filing, int month, int first, int second) {
        Form form = of(filing, "budget_execution", month + "月进度");
        form.put("month", month);
        amounts(form, "a", 1000, 10, first);
        amounts(form, "b", 1000, 20, second);
        amounts(form, "whole", 2000, 30, first + second);
        return form;
    }

    private static void amounts(Form form, String line, int budget, int month, int toDate) {
        form.put(line + ".initial", budget);
        form.put(line + ".adjusted", budget);
        form.put(line + ".month", month);
        form.put(line + ".todate", toDate);
        form.put(line + ".rate", Filing.percent(BigDecimal.valueOf(toDate), BigDecimal.valueOf(budget), 2));
    }

    private static Form of(Filing filing, String formId, String sheet) {
        Form form = new Form(formId, sheet);
        form.put("unit", filing.unit);
        form.put("year", Filing.YEAR);
        filing.others.add(form);
        filing.filed.add(form);
        return form;
    }

    private static Form project(Filing filing, String formId, String sheet) {
        Form form = of(filing, formId, sheet);
        form.put("project", "就业见习补贴");
        form.put("month", JUNE);
        form.put("amount", 200);
        form.put("spent", 90);
        form.put("rate", "45.00%");
        form.put("count", 500);
        form.put("satisfaction", "≥90%");
        return form;
    }

    static List<Plant> plants() {
        return List.of(
                new Plant(
                        "cumulative figure of one agency falls",
                        f -> {
                            progress(f, JUNE - 1, 440, 430);
                            progress(f, JUNE, 439, 500);
                        },
                        List.of("cumulative-falls@budget_execution")),
                new Plant(
                        "a month missing in between",
                        f -> {
                            progress(f, JUNE - 2, 300, 300);
                            progress(f, JUNE, 450, 450);
                        },
                        List.of("missing-period@budget_execution")),
                new Plant(
                        "nothing wrong with two months",
                        f -> {
                            progress(f, JUNE - 1, 400, 400);
                            progress(f, JUNE, 400, 410);
                        },
                        List.of()),
                new Plant(
                        "spent less than the pace by June",
                        f -> progress(f, JUNE, 390, 409),
                        List.of("slow-progress@budget_execution")),
                new Plant(
                        "agencies do not add up to the total",
                        f -> progress(f, JUNE, 450, 450).pin("whole.month", "29"),
                        List.of("sum-mismatch@budget_execution")),
                new Plant(
                        "a target lowered on the way",
                        f -> {
                            project(f, "project_target", "目标");
                            project(f, "project_monitoring", "监控").pin("satisfaction", "≥85%");
                        },
                        List.of("target-changed@project_monitoring")),
                new Plant(
                        "a project behind the pace",
                        f -> {
                            project(f, "project_target", "目标");
                            Form form = project(f, "project_monitoring", "监控");
                            form.pin("spent", 79);
                            form.pin("rate", "39.50%");
                        },
                        List.of("slow-progress@project_monitoring")));
    }
}
