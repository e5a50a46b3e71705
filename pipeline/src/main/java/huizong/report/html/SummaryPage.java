package huizong.report.html;

import huizong.files.AtomicFile;
import huizong.report.html.HtmlTable.Cell;
import huizong.report.print.PrintedFigures;
import huizong.report.print.ReportQuery;
import huizong.report.print.ResultRow;
import huizong.text.PackagedText;
import huizong.text.SafeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code 汇总-<period>.html}: one page that needs nothing else, no scripts, for a screen, a telephone or paper. */
public final class SummaryPage {
    private static final int FINDINGS_SHOWN = 50;
    private static final int SHOWN_OF_A_RULE = 5;
    private static final int MESSAGE_SHOWN = 400;
    private static final int REFUSED_SHOWN = 100;
    private static final Map<String, List<String>> DIVISION_ITEMS = Map.ofEntries(
            Map.entry("project_budget", List.of("project", "budget")),
            Map.entry("project_final", List.of("project", "final")),
            Map.entry("special_budget", List.of("project.special", "budget")),
            Map.entry("special_final", List.of("project.special", "final")),
            Map.entry("public_budget", List.of("public_funds", "budget")),
            Map.entry("public_final", List.of("public_funds", "final")),
            Map.entry("three_prior", List.of("three_public", "prior_final")),
            Map.entry("three_budget", List.of("three_public", "budget")),
            Map.entry("three_final", List.of("three_public", "final")),
            Map.entry("vehicle_final", List.of("three_public.vehicle", "final")),
            Map.entry("abroad_final", List.of("three_public.abroad", "final")),
            Map.entry("reception_final", List.of("three_public.reception", "final")));
    private static final String END = "</body>\n</html>\n";

    private final ReportQuery query;
    private final ResultRow cover;
    private final PrintedFigures figures;
    private final List<ResultRow> findings;
    private final StringBuilder out = new StringBuilder(1 << 16);

    public SummaryPage(ReportQuery query, ResultRow cover, PrintedFigures figures, List<ResultRow> findings) {
        this.query = query;
        this.cover = cover;
        this.figures = figures;
        this.findings = findings;
    }

    public Path write(Path target) {
        head();
        cards();
        overall();
        expenditure();
        evaluation();
        findings();
        refused();
        out.append(END);
        byte[] page = out.toString().getBytes(StandardCharsets.UTF_8);
        return AtomicFile.write(target, stream -> stream.write(page), written -> verify(written, page));
    }

    private static void verify(Path written, byte[] page) throws IOException {
        if (!Arrays.equals(Files.readAllBytes(written), page)) {
            throw new IOException("the page reads back differently");
        }
    }

    private void head() {
        String title = "部门预算绩效自评汇总（" + SafeText.forHtml(cover.text("period")) + "）";
        out.append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
                .append(" style-src 'unsafe-inline'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(title)
                .append("</title>\n<style>\n")
                .append(PackagedText.read(SummaryPage.class, "summary.css"))
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(title)
                .append("</h1>\n<p class=\"meta\">范围：")
                .append(SafeText.forHtml(cover.text("scope")))
                .append("　年度：")
                .append(SafeText.forHtml(cover.text("years")))
                .append("　汇总时间：")
                .append(SafeText.forHtml(cover.text("made_at")))
                .append("　批次：")
                .append(SafeText.forHtml(cover.text("consolidation_id")))
                .append("　金额")
                .append(figures.unitLine())
                .append("</p>\n");
    }

    private void cards() {
        out.append("<div class=\"cards\">\n");
        card("应报（份）", "expected", "");
        card("已报（份）", "received", "");
        card("未报（份）", "missing", "bad");
        card("退回（份）", "rejected", "bad");
        card("读入工作簿", "loaded", "");
        card("拒收工作簿", "refused", "bad");
        card("错误（条）", "errors", "bad");
        card("警告（条）", "warnings", "warn");
        card("提示（条）", "notices", "");
        out.append("</div>\n");
    }

    private void card(String label, String source, String cssClass) {
        String shown = cover.count(source) == 0 ? "" : cssClass;
        out.append("<div class=\"card ").append(shown).append("\"><b>");
        out.append(HtmlTable.count(cover.number(source))).append("</b><span>");
        out.append(label).append("</span></div>\n");
    }

    private void overall() {
        section("部门整体支出预算执行");
        List<ResultRow> rows = figures.rows(query, "funding").stream()
                .filter(row -> row.text("overall").equals("true"))
                .filter(row -> row.text("source_code").equals("total"))
                .toList();
        table(
                rows,
                division(),
                Cell.shortText("年度", "fiscal_year"),
                Cell.count("单位数", "project_count"),
                Cell.money("年初预算数", "initial_budget"),
                Cell.money("全年预算数", "annual_budget"),
                Cell.money("全年执行数", "executed"),
                Cell.rate("执行率", "execution_rate"));
        note("执行率＝全年执行数÷全年预算数，按汇总数重新计算。");
    }

    private void expenditure() {
        List<ResultRow> rows =
                query.rows("division_items").stream().map(this::printed).toList();
        section("项目支出与公用经费");
        table(
                rows,
                division(),
                Cell.shortText("年度", "fiscal_year"),
                Cell.money("项目支出预算", "project_budget"),
                Cell.money("项目支出决算", "project_final"),
                Cell.rate("执行率", "project_rate"),
                Cell.money("其中：专项预算", "special_budget"),
                Cell.money("专项决算", "special_final"),
                Cell.money("公用经费预算", "public_budget"),
                Cell.money("公用经费决算", "public_final"),
                Cell.rate("执行率", "public_rate"));
        note("“—”为单位未填：合计行未填的，其中项照列，不代为合计。");
        section("“三公”经费");
        table(
                rows,
                division(),
                Cell.shortText("年度", "fiscal_year"),
                Cell.money("上年决算", "three_prior"),
                Cell.money("本年预算", "three_budget"),
                Cell.money("本年决算", "three_final"),
                Cell.rate("执行率", "three_rate"),
                Cell.money("其中：公务用车", "vehicle_final"),
                Cell.money("出国（境）", "abroad_final"),
                Cell.money("公务接待", "reception_final"));
        note("各级数为所辖合计，“本级”单列；执行率按汇总数重新计算；其中各项为本年决算数。逐项见《汇总表》。");
    }

    private ResultRow printed(ResultRow row) {
        Map<String, Object> amounts = new HashMap<>();
        DIVISION_ITEMS.forEach((column, of) ->
                figures.expenditure(row, of.get(0), of.get(1)).ifPresent(amount -> amounts.put(column, amount)));
        return row.with(amounts);
    }

    private void evaluation() {
        section("绩效自评等次分布");
        out.append(GradeBar.key());
        table(
                query.rows("evaluation"),
                division(),
                Cell.shortText("年度", "fiscal_year"),
                new Cell("填报表", "u", row -> SafeText.forHtml(row.text("form_name"))),
                Cell.count("自评数", "evaluated"),
                new Cell("优／良／中／差／未评", "s", GradeBar::counts),
                new Cell("分布", "", GradeBar::bar),
                new Cell("平均得分", "n", row -> HtmlTable.score(row.number("mean_score"))),
                new Cell("加权得分", "n", row -> HtmlTable.score(row.number("weighted_score"))));
    }

    private void findings() {
        section("异常分布");
        table(
                query.rows("finding_counts"),
                new Cell("程度", "s", SummaryPage::severity),
                Cell.text("规则", "rule_title"),
                Cell.count("条数", "findings"),
                Cell.count("涉及单位", "units"));
        section("主要异常");
        List<ResultRow> shown = leading();
        table(
                shown,
                new Cell("程度", "s", SummaryPage::severity),
                new Cell("单位", "u", row -> SafeText.forHtml(row.text("unit_name"))),
                new Cell("项目", "u", row -> SafeText.forHtml(row.text("project_name"))),
                new Cell("工作表", "u", row -> SafeText.forHtml(row.text("sheet_name"))),
                Cell.shortText("单元格", "cell_ref"),
                new Cell("规则", "u", row -> SafeText.forHtml(row.text("rule_title"))),
                new Cell("问题与处理", "m", row -> SafeText.forHtml(shortened(row.text("message")))));
        if (findings.size() > shown.size()) {
            note("共 " + findings.size() + " 条，每条规则至多列 " + SHOWN_OF_A_RULE + " 条，此处列 " + shown.size() + " 条；全部见《异常清单》。");
        }
    }

    /** The gravest, few of each rule: one mistake made a thousand times must not hide the others. */
    private List<ResultRow> leading() {
        Map<String, Integer> seen = new HashMap<>();
        return findings.stream()
                .filter(row -> seen.merge(row.text("rule_id"), 1, Integer::sum) <= SHOWN_OF_A_RULE)
                .limit(FINDINGS_SHOWN)
                .toList();
    }

    private static String shortened(String message) {
        if (message.length() <= MESSAGE_SHOWN) {
            return message;
        }
        return message.substring(0, MESSAGE_SHOWN) + "……（全文见《异常清单》）";
    }

    private static String severity(ResultRow row) {
        String cssClass =
                switch (row.text("severity")) {
                    case "error" -> "error";
                    case "warning" -> "warning";
                    default -> "notice";
                };
        return "<span class=\"" + cssClass + "\">" + SafeText.forHtml(row.text("severity_name")) + "</span>";
    }

    private void refused() {
        section("拒收的文件");
        List<ResultRow> rows = query.rows("refused");
        List<ResultRow> shown = rows.subList(0, Math.min(REFUSED_SHOWN, rows.size()));
        table(
                shown,
                Cell.text("文件", "file_name"),
                Cell.shortText("收到时间", "received"),
                Cell.text("原因", "reason"),
                Cell.shortText("代码", "reason_code"));
        if (rows.size() > shown.size()) {
            note("共 " + rows.size() + " 个，列最近 " + shown.size() + " 个。");
        }
    }

    private static Cell division() {
        return new Cell("区划", "d", row -> SafeText.forHtml(row.text("division_name")));
    }

    private void section(String title) {
        out.append("<h2>").append(title).append("</h2>\n");
    }

    private void note(String text) {
        out.append("<p class=\"note\">").append(SafeText.forHtml(text)).append("</p>\n");
    }

    private void table(List<ResultRow> rows, Cell... columns) {
        if (rows.isEmpty()) {
            out.append("<p class=\"note\">无。</p>\n");
            return;
        }
        boolean byDivision = columns[0].heading().equals("区划");
        Function<ResultRow, String> rowClass =
                row -> byDivision && List.of("province", "city").contains(row.text("level")) ? "top" : "";
        new HtmlTable(out, List.of(columns)).write(byDivision ? "" : "stack", rows, rowClass);
    }
}
