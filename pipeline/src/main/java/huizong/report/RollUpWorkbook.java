package huizong.report;

import huizong.report.print.PrintedFigures;
import huizong.report.print.PrintedTable;
import huizong.report.print.ReportQuery;
import huizong.report.print.ReportWorkbook;
import huizong.report.print.ResultRow;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/** {@code 汇总表-<period>.xlsx}: the roll-ups of one consolidation, a sheet each, ready to print. */
public final class RollUpWorkbook {
    private final ReportQuery query;
    private final ResultRow cover;
    private final PrintedFigures figures;
    private final PartsSheet parts;
    private final StandardForms standardForms;

    RollUpWorkbook(
            ReportQuery query, ResultRow cover, PrintedFigures figures, PartsSheet parts, StandardForms standardForms) {
        this.query = query;
        this.cover = cover;
        this.figures = figures;
        this.parts = parts;
        this.standardForms = standardForms;
    }

    Path write(Path target) {
        ChartSheet charts = new ChartSheet(query.rows("funding"), query.rows("evaluation"));
        PeriodFinish finish = new PeriodFinish(charts);
        return ReportWorkbook.write(
                target, ReportWorkbook.UNDATED, workbook -> sheets(workbook, charts, finish), finish::apply);
    }

    private void sheets(ReportWorkbook workbook, ChartSheet charts, PeriodFinish finish) {
        String period = cover.text("period");
        Worksheet front = workbook.sheet("封面", CoverSheet.ROWS);
        new CoverSheet(cover).fill(front);
        charts.write(workbook, period);
        standardForms.writeHighest(workbook, parts.links());
        PeriodSheets sheets = new PeriodSheets(workbook, period, figures.format());
        AmountSheets amounts = new AmountSheets(query, figures, parts.links(), sheets);
        List<ResultRow> items = figures.rows(query, "expenditure");
        amounts.expenditure(items);
        finish.breakPages("支出汇总", PrintedTable.HEADING_ROW + 1, items);
        amounts.threePublic();
        amounts.staffing();
        amounts.building();
        List<ResultRow> funds = figures.rows(query, "funding");
        amounts.funding("资金执行（整体）", "部门整体支出资金执行情况汇总表", "填报单位数", of(funds, true));
        amounts.funding("资金执行（项目）", "项目支出资金执行情况汇总表", "项目数", of(funds, false));
        ResultSheets results = new ResultSheets(query, figures, parts.links(), sheets);
        results.evaluation();
        results.projects();
        results.execution();
        results.filing();
        results.findings();
        new ChangeSheets(query, cover, figures, parts.links()).write(workbook);
        parts.write(workbook, period);
    }

    private static List<ResultRow> of(List<ResultRow> funds, boolean overall) {
        return funds.stream()
                .filter(row -> row.text("overall").equals(String.valueOf(overall)))
                .toList();
    }
}
