package huizong.planted;

import static huizong.planted.Plant.of;
import static huizong.planted.Plants.add;
import static huizong.planted.Plants.n;
import static huizong.planted.Plants.project;
import static huizong.planted.Plants.scored;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What must bring no finding: figures at the edge of a tolerance or a threshold, and what a note or an alias settles. */
final class Edges {
    private Edges() {}

    static List<Plant> all() {
        List<Plant> edges = new ArrayList<>();
        edges.add(of("nothing", f -> {}));
        edges.add(of("two parts off by 0.01", f -> add(f.base, "publics.final", "-0.01")));
        edges.add(of("three parts off by 0.01", f -> {
            f.base.pin("projects.prior", f.base.number("projects.prior").add(n("0.01")));
            add(f.base, "special.prior", "0.01");
        }));
        edges.add(of("rate printed without digits", f -> project(f, 1)
                .pin(
                        "rate",
                        Filing.percent(
                                project(f, 1).number("executed"), project(f, 1).number("annual"), 0))));
        edges.add(of("execution score 0.04 off", f -> add(project(f, 1), "score", "-0.04")));
        edges.add(of("total 0.05 off", f -> add(f.overall, "total", "0.05")));
        edges.add(of("weights 0.05 too many", f -> {
            add(project(f, 1), "i3.weight", "0.05");
            add(project(f, 1), "i3.score", "0.05");
        }));
        edges.add(of("points within 0.05", f -> {
            scored(project(f, 1), 6, "≥100户", "96户", "9.56");
            project(f, 1).pin("i6.note", "资金到位晚");
        }));
        edges.add(of("deduction with a reason", f -> {
            scored(project(f, 1), 6, "≥100户", "95户", "9.5");
            project(f, 1).pin("i6.note", "资金到位晚");
        }));
        edges.add(of("merged deduction with a reason on one line", f -> {
            add(f.overall, "i2.score", "-1");
            f.overall.pin("i2.note", "群众需求变化");
        }));
        edges.add(of("target reached to 129%", f -> Filing.measured(project(f, 1), 6, "≥100户", "129户")));
        edges.add(of(
                "target reached to 150% with a reason",
                f -> {
                    Filing.measured(project(f, 1), 6, "≥100户", "150户");
                    project(f, 1).pin("i6.note", "政策调整，人数增加");
                }));
        edges.add(of(
                "executed to exactly 80%",
                f -> {
                    f.base.pin("item1.budget", "100");
                    f.base.pin("item1.final", "80");
                }));
        edges.add(of("executed 0.004 beyond the budget", f -> {
            f.base.pin("item1.budget", "100");
            f.base.pin("item1.final", "100.004");
        }));
        edges.add(of("executed whole, cost equal to the budget", f -> {
            f.base.pin("item1.budget", "100");
            f.base.pin("item1.final", "100");
        }));
        edges.add(of("ten times the prior column", f -> {
            f.base.pin("procurement.budget", "8");
            f.base.pin("procurement.final", "7.5");
            f.base.pin("procurement.prior", "0.75");
        }));
        edges.add(of("twenty times but less than 1 more", f -> {
            f.base.pin("procurement.final", "1");
            f.base.pin("procurement.prior", "0.05");
        }));
        edges.add(of("prior column wrong, the year before's filing right", f -> {
            f.base.pin("procurement.prior", "0.01");
            Plants.before(f);
        }));
        edges.add(of("base line 0.01 from the project's form", f -> {
            project(f, 1).pin("executed", f.base.text("item1.final"));
            add(f.base, "item1.final", "-0.01");
        }));
        edges.add(of("a project under its alias", f -> f.base.pin("item1.name", PlantedAnomalies.ALIAS)));
        edges.add(of("a project's name with brackets and a blank", f -> f.base.pin("item1.name", "档案 管理（经费）")));
        edges.add(of("annual budget above the initial one", f -> Plants.onLargerBudget(f, project(f, 1))));
        edges.add(of("as many staff as the quota", f -> f.base.pin("staff", f.base.text("quota"))));
        edges.add(of("list, fund and comparison", f -> {
            OtherForms.fundUse(f);
            OtherForms.socialFund(f);
            OtherForms.comparison(f);
        }));
        for (String grade : List.of("90 优", "80 良", "60 中", "59.99 差")) {
            edges.add(of(
                    "graded " + grade,
                    f -> {
                        Form county = OtherForms.county(f);
                        county.pin("total", grade.substring(0, grade.length() - 2));
                        county.pin("grade", grade.substring(grade.length() - 1));
                    },
                    "missing-target-or-weight@county_overall_report"));
        }
        edges.add(of(
                "details less than the whole",
                f -> f.base.pin(
                        "funds.final",
                        f.base.number("funds.final").subtract(BigDecimal.ONE).setScale(2, RoundingMode.HALF_UP))));
        return edges;
    }
}
