package huizong.report.html;

import huizong.report.print.ResultRow;
import huizong.text.SafeText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A table of the summary page; every cell is escaped here. */
final class HtmlTable {
    private final StringBuilder out;
    private final List<Cell> columns;

    /** One column: its heading and what stands in a row's cell, as markup already escaped. */
    record Cell(String heading, String cssClass, Function<ResultRow, String> markup) {
        static Cell text(String heading, String source) {
            return new Cell(heading, "", row -> SafeText.forHtml(row.text(source)));
        }

        static Cell shortText(String heading, String source) {
            return new Cell(heading, "s", row -> SafeText.forHtml(row.text(source)));
        }

        static Cell money(String heading, String source) {
            return new Cell(heading, "n", row -> HtmlTable.money(row.number(source)));
        }

        static Cell count(String heading, String source) {
            return new Cell(heading, "n", row -> HtmlTable.count(row.number(source)));
        }

        static Cell rate(String heading, String source) {
            return new Cell(heading, "n", row -> HtmlTable.rate(row.number(source)));
        }
    }

    HtmlTable(StringBuilder out, List<Cell> columns) {
        this.out = out;
        this.columns = List.copyOf(columns);
    }

    /** The whole table; {@code cssClass} is our own word, {@code rowClass} gives each row's. */
    void write(String cssClass, List<ResultRow> rows, Function<ResultRow, String> rowClass) {
        out.append("<div class=\"scroll\"><table class=\"").append(cssClass).append("\"><thead><tr>");
        for (Cell column : columns) {
            out.append("<th class=\"").append(column.cssClass()).append("\">");
            out.append(SafeText.forHtml(column.heading())).append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (ResultRow row : rows) {
            out.append("<tr class=\"").append(rowClass.apply(row)).append("\">");
            for (Cell column : columns) {
                out.append("<td class=\"").append(column.cssClass()).append("\" data-label=\"");
                out.append(SafeText.forHtml(column.heading())).append("\">");
                out.append(column.markup().apply(row)).append("</td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    /** With the decimals it is printed with. */
    static String money(Optional<BigDecimal> number) {
        return number.map(n -> String.format(Locale.ROOT, "%,." + Math.max(0, n.scale()) + "f", n))
                .orElse("—");
    }

    static String count(Optional<BigDecimal> number) {
        return number.map(n -> String.format(Locale.ROOT, "%,d", n.longValue())).orElse("—");
    }

    /** A fraction as a percentage; over 100% it is marked. */
    static String rate(Optional<BigDecimal> number) {
        if (number.isEmpty()) {
            return "—";
        }
        String shown = number.get().movePointRight(2).setScale(2, RoundingMode.HALF_UP) + "%";
        return number.get().compareTo(BigDecimal.ONE) > 0 ? "<span class=\"over\">" + shown + "</span>" : shown;
    }

    static String score(Optional<BigDecimal> number) {
        return number.map(n -> n.setScale(2, RoundingMode.HALF_UP).toPlainString())
                .orElse("—");
    }
}
