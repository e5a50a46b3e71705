package huizong.planted;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** The forms few units file, with which nothing is wrong but what their template cannot hold. */
final class OtherForms {
    private OtherForms() {}

    private static Form of(Filing filing, String formId, String sheet) {
        Form form = new Form(formId, sheet);
        form.put("unit", filing.unit);
        form.put("year", Filing.YEAR);
        filing.others.add(form);
        filing.filed.add(form);
        return form;
    }

    /** The county's report; its template has neither targets nor weights, so that one finding is always there. */
    static Form county(Filing filing) {
        Form form = of(filing, "county_overall_report", "自评报告");
        form.put("quota", 36);
        form.put("staff", 35);
        BigDecimal carried = filing.amount(1, 9);
        BigDecimal income = filing.amount(500, 900).add(carried);
        form.put("income", income);
        form.put("carried", carried);
        form.put("public", income.subtract(carried));
        form.put("sum.income", income);
        form.put("sum.carried", carried);
        form.put("sum.public", income.subtract(carried));
        BigDecimal basic = filing.part(income, 50, 60);
        BigDecimal personnel = filing.part(basic, 50, 60);
        form.put("basic", basic);
        form.put("personnel", personnel);
        form.put("office", basic.subtract(personnel));
        form.put("project", income.subtract(basic));
        form.put("reception", "5.18");
        form.put("operation", "2.32");
        form.put("publics", "7.50");
        form.put("assets", filing.amount(900, 1900));
        form.put("total", 95);
        form.put("grade", "优");
        return form;
    }

    static Form fundUse(Filing filing) {
        Form form = of(filing, "fund_use_detail", "资金使用明细");
        BigDecimal whole = BigDecimal.ZERO;
        for (String use : List.of("use1", "use2", "use3")) {
            BigDecimal amount = filing.amount(250, 290);
            form.put(use, amount);
            whole = whole.add(amount);
        }
        form.put("whole", whole);
        form.put("budget", 900);
        return form;
    }

    static Form socialFund(Filing filing) {
        Form form = of(filing, "social_fund_execution", "失业保险基金");
        for (String line : List.of("premium", "interest", "benefit", "training")) {
            BigDecimal budget = filing.amount(500, 9000);
            form.put(line + ".budget", budget);
            form.put(line + ".final", filing.part(budget, 90, 99));
        }
        for (String column : List.of(".budget", ".final")) {
            form.put("income" + column, form.number("premium" + column).add(form.number("interest" + column)));
            form.put("spent" + column, form.number("benefit" + column).add(form.number("training" + column)));
        }
        for (String total : List.of("income", "spent")) {
            form.put(total + ".rate", Filing.percent(form.number(total + ".final"), form.number(total + ".budget"), 2));
        }
        form.put("balance", form.number("income.final").subtract(form.number("spent.final")));
        return form;
    }

    static Form comparison(Filing filing) {
        Form form = of(filing, "three_public_comparison", "三公经费对比");
        for (String line : List.of("reception", "vehicle")) {
            BigDecimal prior = filing.amount(2, 9);
            form.put(line + ".prior", prior);
            form.put(line + ".now", filing.part(prior, 80, 99));
        }
        for (String column : List.of(".prior", ".now")) {
            form.put("whole" + column, form.number("reception" + column).add(form.number("vehicle" + column)));
        }
        for (String line : List.of("reception", "vehicle", "whole")) {
            BigDecimal change = form.number(line + ".now").subtract(form.number(line + ".prior"));
            form.put(line + ".change", change);
            form.put(
                    line + ".rate",
                    change.multiply(BigDecimal.valueOf(100))
                                    .divide(form.number(line + ".prior"), 2, RoundingMode.HALF_UP)
                            + "%");
        }
        return form;
    }
}
