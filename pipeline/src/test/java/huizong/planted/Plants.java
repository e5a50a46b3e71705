package huizong.planted;

import static huizong.planted.Plant.of;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Every rule's anomaly, just outside the tolerance where the rule has one. */
final class Plants {
    private static final String COUNTY = "missing-target-or-weight@county_overall_report";

    private Plants() {}

    static List<Plant> all() {
        List<Plant> plants = new ArrayList<>();
        completeness(plants);
        sums(plants);
        ratesAndScores(plants);
        budgets(plants);
        acrossForms(plants);
        plausibility(plants);
        plants.addAll(Edges.all());
        plants.addAll(PeriodForms.plants());
        return plants;
    }

    static BigDecimal n(String number) {
        return new BigDecimal(number);
    }

    static void add(Form form, String place, String more) {
        form.pin(place, form.number(place).add(n(more)));
    }

    static Form project(Filing f, int number) {
        return f.projects.get(number - 1);
    }

    private static void completeness(List<Plant> plants) {
        plants.add(of("overall form not filed", f -> f.filed.remove(f.overall), "missing-form@overall"));
        plants.add(of(
                "no project form filed",
                f -> f.filed.removeAll(f.projects),
                "missing-form@project_self_evaluation",
                "project-without-evaluation@base",
                "project-without-evaluation@base",
                "project-without-evaluation@base"));
        plants.add(of("department blank", f -> project(f, 1).pin("department", ""), "missing-unit@p1"));
        plants.add(of("implementing unit blank", f -> project(f, 2).pin("implementing", ""), "missing-unit@p2"));
        plants.add(of("goal blank", f -> project(f, 1).pin("goal.expected", ""), "missing-goal@p1"));
        plants.add(of("outcome blank", f -> f.overall.pin("goal.actual", ""), "missing-goal@overall"));
        plants.add(of("total score blank", f -> project(f, 3).pin("total", ""), "missing-total-score@p3"));
        plants.add(of(
                "execution score blank and left out of the total",
                f -> project(f, 1).pin("score", ""),
                "missing-execution-score@p1",
                "score-total:notice@p1"));
        plants.add(of(
                "execution score blank yet in the total",
                f -> {
                    f.overall.pin("total", f.overall.text("total"));
                    f.overall.pin("score", "");
                },
                "missing-execution-score@overall",
                "score-total@overall"));
        plants.add(of("indicator nameless", f -> project(f, 2).pin("i6.name", ""), "missing-indicator-name@p2"));
        plants.add(of("no timeliness indicator", f -> project(f, 1).pin("i4.level2", "质量指标"), "missing-indicator@p1"));
        plants.add(of(
                "no satisfaction indicator",
                f -> {
                    project(f, 1).strike("i8.name");
                    project(f, 1).pin("i8.score", 0);
                },
                "missing-indicator@p1",
                "weight-total@p1"));
        plants.add(of("target only an operator", f -> project(f, 1).pin("i5.target", "≤"), "target-without-value@p1"));
        plants.add(of("target blank", f -> project(f, 1).pin("i7.target", ""), "missing-target-or-weight@p1"));
        plants.add(of("weight blank", f -> f.overall.pin("i7.weight", ""), "missing-target-or-weight@overall"));
        plants.add(of(
                "grade blank",
                f -> OtherForms.county(f).pin("grade", ""),
                COUNTY,
                "missing-grade@county_overall_report"));
        plants.add(of(
                "grade below the score",
                f -> OtherForms.county(f).pin("total", "80"),
                COUNTY,
                "grade-mismatch@county_overall_report"));
        plants.add(of(
                "grade above the score",
                f -> OtherForms.county(f).pin("total", "89.99"),
                COUNTY,
                "grade-mismatch@county_overall_report"));
    }

    private static void sums(List<Plant> plants) {
        plants.add(of(
                "heading blank",
                f -> {
                    f.base.pin("publics.final", f.base.text("publics.final"));
                    f.base.pin("vehicle.final", "");
                },
                "subtotal-blank@base"));
        plants.add(of(
                "special funds blank over their lines", f -> f.base.pin("special.prior", ""), "subtotal-blank@base"));
        plants.add(of(
                "county's row of totals blank",
                f -> {
                    Form county = OtherForms.county(f);
                    county.pin("sum.income", "");
                    county.pin("sum.carried", "");
                    county.pin("sum.public", "");
                },
                COUNTY,
                "subtotal-blank@county_overall_report"));
        plants.add(of("two parts off by 0.02", f -> add(f.base, "publics.final", "-0.02"), "sum-mismatch@base"));
        plants.add(of("three parts off by 0.02", f -> add(f.base, "special.prior", "0.02"), "sum-mismatch@base"));
        plants.add(of(
                "details more than the whole",
                f -> f.base.pin(
                        "funds.prior",
                        f.base.number("office.prior")
                                .add(f.base.number("travel.prior"))
                                .add(f.base.number("meeting.prior"))
                                .subtract(n("0.02"))),
                "sum-mismatch@base"));
        plants.add(of(
                "sources are not the total", f -> add(project(f, 1), "current.initial", "-0.02"), "sum-mismatch@p1"));
        plants.add(of(
                "county's income off",
                f -> add(OtherForms.county(f), "carried", "0.02"),
                COUNTY,
                "sum-mismatch@county_overall_report"));
        plants.add(of(
                "list's total off", f -> add(OtherForms.fundUse(f), "whole", "-0.02"), "sum-mismatch@fund_use_detail"));
        plants.add(of(
                "fund's details off",
                f -> add(OtherForms.socialFund(f), "interest.final", "0.02"),
                "sum-mismatch@social_fund_execution"));
        plants.add(of(
                "comparison's total off",
                f -> {
                    Form form = OtherForms.comparison(f);
                    add(form, "whole.now", "-0.50");
                    form.pin(
                            "whole.rate",
                            Filing.percent(
                                    form.number("whole.now").subtract(form.number("whole.prior")),
                                    form.number("whole.prior"),
                                    2));
                },
                "sum-mismatch@three_public_comparison"));
    }

    private static void ratesAndScores(List<Plant> plants) {
        plants.add(of(
                "rate off by two of its last digits",
                f -> project(f, 1).pin("rate", moved(project(f, 1).text("rate"), "0.02")),
                "rate-mismatch@p1"));
        plants.add(of(
                "staff rate off by one percent",
                f -> f.base.pin("staff.rate", moved(f.base.text("staff.rate"), "2")),
                "rate-mismatch@base"));
        plants.add(of(
                "fund's rate off",
                f -> {
                    Form form = OtherForms.socialFund(f);
                    form.pin("income.rate", moved(form.text("income.rate"), "-0.02"));
                },
                "rate-mismatch@social_fund_execution"));
        plants.add(of(
                "change rate off",
                f -> {
                    Form form = OtherForms.comparison(f);
                    form.pin("vehicle.rate", moved(form.text("vehicle.rate"), "0.02"));
                },
                "rate-mismatch@three_public_comparison",
                "rate-mismatch@three_public_comparison"));
        plants.add(of(
                "rate on the initial budget",
                f -> {
                    Form form = project(f, 1);
                    onLargerBudget(f, form);
                    form.pin("rate", Filing.percent(form.number("executed"), form.number("initial"), 2));
                },
                "rate-mismatch:warning@p1"));
        plants.add(of(
                "execution score on the initial budget",
                f -> {
                    Form form = project(f, 1);
                    onLargerBudget(f, form);
                    form.pin(
                            "score",
                            form.number("executed")
                                    .multiply(BigDecimal.TEN)
                                    .divide(form.number("initial"), 2, RoundingMode.HALF_UP));
                },
                "execution-score:notice@p1"));
        plants.add(of("execution score 0.06 off", f -> add(project(f, 2), "score", "-0.06"), "execution-score@p2"));
        plants.add(of(
                "weight one too many",
                f -> {
                    add(project(f, 1), "i3.weight", "1");
                    add(project(f, 1), "i3.score", "1");
                },
                "weight-total@p1",
                "weight-total@p1"));
        plants.add(of(
                "weight under the wrong heading",
                f -> {
                    add(f.overall, "i3.weight", "0.1");
                    add(f.overall, "i3.score", "0.1");
                    add(f.overall, "i7.weight", "-0.1");
                    add(f.overall, "i7.score", "-0.1");
                },
                "weight-total@overall",
                "weight-total@overall"));
        plants.add(of("score over its weight", f -> add(project(f, 1), "i7.score", "0.01"), "score-over-weight@p1"));
        plants.add(of(
                "merged scores over their weight", f -> add(project(f, 1), "i2.score", "1"), "score-over-weight@p1"));
        plants.add(of("total 0.06 off", f -> add(project(f, 1), "total", "-0.06"), "score-total@p1"));
        plants.add(of(
                "total without execution",
                f -> f.overall.pin("total", f.overall.number("total").subtract(f.overall.number("score"))),
                "score-total:notice@overall"));
        plants.add(of(
                "too few points for 96 of 100",
                f -> {
                    scored(project(f, 1), 6, "≥100户", "96户", "9.54");
                    project(f, 1).pin("i6.note", "资金到位晚");
                },
                "indicator-score@p1"));
        plants.add(of(
                "full points for 96 of 100",
                f -> scored(project(f, 1), 6, "≥100户", "96户", "10"),
                "indicator-score@p1"));
        plants.add(of(
                "cost over its limit at full points",
                f -> scored(project(f, 1), 6, "≤100户", "110户", "10"),
                "indicator-score@p1"));
        plants.add(of(
                "deduction without a reason",
                f -> scored(project(f, 1), 6, "≥100户", "95户", "9.5"),
                "deduction-unexplained@p1"));
        plants.add(of(
                "merged weight, deduction without a reason",
                f -> add(f.overall, "i2.score", "-0.5"),
                "deduction-unexplained@overall"));
        plants.add(of(
                "target reached to 131%",
                f -> Filing.measured(project(f, 1), 6, "≥100户", "131户"), "over-achievement@p1"));
        plants.add(of(
                "target reached to exactly 130%",
                f -> Filing.measured(f.overall, 6, "≥100户", "130户"), "over-achievement@overall"));
    }

    /** The annual budget a tenth above the initial one. */
    static void onLargerBudget(Filing f, Form form) {
        form.pin("annual", form.number("initial").multiply(n("1.1")).setScale(2, RoundingMode.HALF_UP));
        f.base.pin("item1.final", form.number("initial").multiply(n("0.97")).setScale(2, RoundingMode.HALF_UP));
        f.settle();
    }

    static String moved(String percent, String by) {
        return n(percent.replace("%", "")).add(n(by)).toPlainString() + "%";
    }

    static void scored(Form form, int line, String target, String actual, String score) {
        Filing.measured(form, line, target, actual);
        form.pin("i" + line + ".score", score);
    }

    private static void budgets(List<Plant> plants) {
        plants.add(of(
                "project executed 0.01 beyond its budget",
                f -> f.base.pin("item1.final", f.base.number("item1.budget").add(n("0.01"))),
                "over-execution@p1",
                "over-execution@p1",
                "over-initial-budget@base"));
        plants.add(of(
                "uses beyond the budget in the caption",
                f -> {
                    Form form = OtherForms.fundUse(f);
                    form.pin("budget", form.number("whole").subtract(n("0.01")));
                },
                "over-execution@fund_use_detail"));
        plants.add(of(
                "fund's expenditure beyond its budget",
                f -> {
                    Form form = OtherForms.socialFund(f);
                    form.pin("benefit.budget", form.number("benefit.final").subtract(n("0.01")));
                    form.pin("spent.budget", form.number("benefit.budget").add(form.number("training.budget")));
                    form.pin("spent.rate", Filing.percent(form.number("spent.final"), form.number("spent.budget"), 2));
                },
                "over-execution@social_fund_execution"));
        plants.add(of(
                "office costs beyond the initial budget",
                f -> f.base.pin("office.final", f.base.number("office.budget").add(n("0.01"))),
                "over-initial-budget@base"));
        plants.add(of(
                "no annual budget and more than the initial one spent",
                f -> {
                    Form form = project(f, 2);
                    form.pin("annual", "");
                    f.base.pin("item2.final", f.base.number("item2.budget").add(n("0.02")));
                },
                "over-initial-budget@p2",
                "over-initial-budget@p2",
                "over-initial-budget@base"));
        plants.add(of(
                "no initial budget",
                f -> {
                    Form form = project(f, 1);
                    form.pin("annual", "0.21");
                    f.base.pin("item1.final", "0.20");
                    f.base.pin("item1.prior", "0.20");
                    f.base.pin("item1.budget", "");
                    form.pin("initial", "");
                },
                "no-initial-budget@p1",
                "unbudgeted-expenditure@base"));
        plants.add(of(
                "procurement without a budget",
                f -> f.base.pin("procurement.budget", ""),
                "unbudgeted-expenditure@base"));
        plants.add(of(
                "executed to 79.99%",
                f -> {
                    f.base.pin("item1.budget", "100");
                    f.base.pin("item1.final", "79.99");
                },
                "low-execution@p1"));
        plants.add(of(
                "one more than the quota",
                f -> f.base.pin("staff", f.base.number("quota").add(BigDecimal.ONE)),
                "over-staffing@base"));
        plants.add(of(
                "county over its quota",
                f -> OtherForms.county(f).pin("staff", 37),
                COUNTY,
                "over-staffing@county_overall_report"));
    }

    private static void acrossForms(List<Plant> plants) {
        plants.add(of(
                "a project's form not filed",
                f -> f.filed.remove(project(f, 3)),
                "project-without-evaluation@base",
                "cross-form-amount@overall"));
        plants.add(of(
                "a project under another name",
                f -> f.base.pin("item2.name", "技能提升补助"),
                "project-without-evaluation@base"));
        plants.add(of(
                "base line 0.02 from the project's form",
                f -> {
                    project(f, 1).pin("executed", f.base.text("item1.final"));
                    add(f.base, "item1.final", "-0.02");
                },
                "cross-form-amount@p1"));
        plants.add(of(
                "projects on the overall form are not those of the project forms",
                f -> {
                    add(f.overall, "basic", "-5");
                    add(f.overall, "project", "5");
                },
                "cross-form-amount@overall",
                "cross-form-amount@overall"));
        plants.add(of(
                "cost repeats the budget",
                f -> project(f, 1).pin("i5.actual", project(f, 1).text("annual") + "万元"),
                "actual-equals-budget@p1"));
        plants.add(of(
                "one indicator with two targets",
                f -> Filing.measured(project(f, 1), 1, "≥99人次", "100人次"),
                "cross-form-target@p1"));
        plants.add(of(
                "more than ten times the prior column",
                f -> f.base.pin(
                        "procurement.prior",
                        f.base.number("procurement.final").divide(n("10.2"), 2, RoundingMode.DOWN)),
                "year-on-year@base"));
        plants.add(of(
                "more than ten times the year before's filing",
                f -> {
                    Form before = before(f);
                    before.pin("procurement.budget", "0.20");
                    before.pin("procurement.final", "0.20");
                },
                "year-on-year@base"));
    }

    /** The base table of the year before, without projects. */
    static Form before(Filing f) {
        Form form = f.base(Filing.YEAR - 1, "基础数据表");
        for (int i = 1; i <= 3; i++) {
            for (String column : List.of(".name", ".prior", ".budget", ".final")) {
                form.pin("item" + i + column, "");
            }
        }
        f.before.add(form);
        return form;
    }

    private static void plausibility(List<Plant> plants) {
        plants.add(of(
                "procurement of more than a nation's budget",
                f -> f.base.pin("procurement.prior", "2000000000"),
                "implausible-figure@base",
                "year-on-year@base"));
        plants.add(of(
                "a budget in yuan",
                f -> {
                    f.base.pin("publics.budget", f.base.text("publics.budget"));
                    f.base.pin(
                            "reception.budget",
                            f.base.number("reception.budget").movePointRight(4));
                },
                "sum-mismatch@base",
                "ten-thousand-fold@base",
                "unit-suspect@base"));
        plants.add(of(
                "a final figure in yuan",
                f -> {
                    f.base.pin("special.final", f.base.text("special.final"));
                    project(f, 2).pin("executed", f.base.text("item2.final"));
                    f.base.pin("item2.final", f.base.number("item2.final").movePointRight(4));
                },
                "sum-mismatch@base",
                "ten-thousand-fold@base",
                "unit-suspect@base",
                "over-initial-budget@base",
                "year-on-year@base",
                "cross-form-amount@p2"));
        plants.add(of(
                "a figure in yuan that no sum contradicts",
                f -> f.base.pin("funds.final", f.base.number("funds.final").movePointRight(4)),
                "ten-thousand-fold@base",
                "over-initial-budget@base",
                "year-on-year@base"));
        plants.add(of(
                "a line grown a thousandfold",
                f -> f.base.pin("funds.final", f.base.number("funds.final").movePointRight(3)),
                "over-initial-budget@base",
                "year-on-year@base"));
        plants.add(of(
                "a sign turned round",
                f -> {
                    f.base.pin("publics.prior", f.base.text("publics.prior"));
                    f.base.pin(
                            "reception.prior", f.base.number("reception.prior").negate());
                },
                "sum-mismatch@base"));
        plants.add(of("a rate counted in pieces", f -> project(f, 1).pin("i6.name", "覆盖率"), "indicator-unit@p1"));
        plants.add(of("date without a year", f -> f.overall.pin("filled.on", "6.16"), "date-or-year@overall"));
        plants.add(of("date before the year", f -> f.base.pin("filled.on", "2022.6.16"), "date-or-year@base"));
        plants.add(of(
                "deadline of another year",
                f -> Filing.measured(project(f, 1), 4, "2021年12月31日前完成", "2021年12月20日完成"),
                "date-or-year@p1",
                "date-or-year@p1"));
        plants.add(of("headings shifted", f -> project(f, 2).redraw("project_header_shifted"), "header-shifted@p2"));
    }
}
