package huizong.report.print;

import huizong.text.SafeText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.ProtectionOption;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Worksheet;

/**
 * Sets a table the way a finance bureau prints one: a merged title, a line with the period and 单位：万元, a ruled
 * heading that stays in sight and repeats on each page, the rows, then the notes.
 */
public final class PrintedTable {
    public static final String TITLE_FONT = "黑体";
    public static final String FONT = "宋体";
    private static final String RULE = "808080";
    private static final String HEADING_FILL = "DDE6F0";
    public static final String LINK_COLOR = "0563C1";
    private static final String ANSWER_FILL = "EAF5E6";
    private static final String LACK_FILL = "FBE3E1";
    private static final Set<Column.Kind> WRAPPING =
            EnumSet.of(Column.Kind.WRAPPED, Column.Kind.ANSWER, Column.Kind.LINK);
    public static final int HEADING_ROW = 2;
    private static final double LINE_HEIGHT = 15.0;
    /** In characters: 单位 and four of them. */
    private static final double UNIT_LINE_WIDTH = 30;

    private static final int ROWS_IN_MEMORY = 1000;
    private static final int LONG_TEXT = 200;
    private static final double MAX_ROW_HEIGHT = 180.0;
    /** The widest that a digit of the default font is drawn, at 96 dots an inch. */
    private static final double PIXELS_A_CHARACTER = 8.4;

    /** The width of A3 landscape between our margins, at 96 dots an inch. */
    private static final double A3_PIXELS = 1480.0;

    /** Likewise of A4. */
    private static final double A4_PIXELS = 1020.0;

    private final Worksheet sheet;
    private final List<Column> columns;
    private final String money;
    private int nextRow = HEADING_ROW + 1;

    public PrintedTable(Worksheet sheet, List<Column> columns) {
        this(sheet, columns, PrintedFigures.format(2));
    }

    /** @param money the format of amounts */
    public PrintedTable(Worksheet sheet, List<Column> columns, String money) {
        this.sheet = sheet;
        this.columns = List.copyOf(columns);
        this.money = money;
    }

    /** What a row looks like. */
    public record Look(boolean bold, String fill, int indent) {
        public static final Look PLAIN = new Look(false, "", 0);

        public Look filled(String color) {
            return new Look(bold, color, indent);
        }
    }

    /** The title, the line under it, the headings; {@code frozenColumns} stay in sight too. */
    public PrintedTable head(String title, String left, String right, int frozenColumns) {
        int last = columns.size() - 1;
        sheet.value(0, 0, SafeText.forWorkbook(title));
        sheet.range(0, 0, 0, last).merge();
        sheet.range(0, 0, 0, last)
                .style()
                .fontName(TITLE_FONT)
                .fontSize(16)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .set();
        sheet.rowHeight(0, 30);
        int middle = lastLeftColumn();
        sheet.value(1, 0, SafeText.forWorkbook(left));
        sheet.range(1, 0, 1, middle).merge();
        sheet.range(1, 0, 1, middle).style().fontName(FONT).fontSize(10).set();
        sheet.value(1, middle + 1, SafeText.forWorkbook(right));
        sheet.range(1, middle + 1, 1, last).merge();
        sheet.range(1, middle + 1, 1, last)
                .style()
                .fontName(FONT)
                .fontSize(10)
                .horizontalAlignment("right")
                .set();
        sheet.rowHeight(1, 18);
        for (int c = 0; c <= last; c++) {
            sheet.value(HEADING_ROW, c, SafeText.forWorkbook(columns.get(c).heading()));
            sheet.width(c, columns.get(c).width());
        }
        ruled(sheet.range(HEADING_ROW, 0, HEADING_ROW, last).style())
                .fontName(FONT)
                .fontSize(10)
                .bold()
                .fillColor(HEADING_FILL)
                .wrapText(true)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .set();
        sheet.rowHeight(HEADING_ROW, 32);
        sheet.freezePane(frozenColumns, HEADING_ROW + 1);
        page();
        return this;
    }

    /** The line under the title is shared out: two columns at the right, more where they are narrow. */
    private int lastLeftColumn() {
        int middle = Math.max(0, columns.size() - 3);
        double width = columns.get(columns.size() - 1).width()
                + columns.get(Math.max(0, columns.size() - 2)).width();
        while (middle > 0 && width < UNIT_LINE_WIDTH) {
            width += columns.get(middle--).width();
        }
        return middle;
    }

    /** On A3 instead of A4, as wide as the page. */
    public PrintedTable onA3() {
        sheet.paperSize(PaperSize.A3_PAPER);
        return this;
    }

    /** On A3 at a scale that takes the table's width: Excel heeds no page breaks where a sheet is fitted to the page. */
    public PrintedTable onA3ToScale() {
        toScale(A3_PIXELS, Set.of());
        return onA3();
    }

    /** On A4 at a scale that takes the table's width without the columns of some sources, which are hidden. */
    public PrintedTable onA4ToScale(Set<String> hidden) {
        for (int c = 0; c < columns.size(); c++) {
            if (hidden.contains(columns.get(c).source())) {
                sheet.hideColumn(c);
            }
        }
        toScale(A4_PIXELS, hidden);
        return this;
    }

    private void toScale(double page, Set<String> hidden) {
        double pixels = columns.stream()
                        .filter(c -> !hidden.contains(c.source()))
                        .mapToDouble(Column::width)
                        .sum()
                * PIXELS_A_CHARACTER;
        sheet.setFitToPage(false);
        sheet.pageScale((int) Math.max(10, Math.min(100, Math.floor(page * 100 / pixels))));
    }

    private void page() {
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.repeatRows(0, HEADING_ROW);
        sheet.leftMargin(0.5f);
        sheet.rightMargin(0.5f);
        sheet.topMargin(0.6f);
        sheet.bottomMargin(0.6f);
        sheet.footer("第 &P 页　共 &N 页", Position.CENTER, FONT, 9);
    }

    private static StyleSetter ruled(StyleSetter style) {
        style.borderStyle(BorderStyle.THIN).borderColor(RULE);
        return style;
    }

    public PrintedTable rows(List<ResultRow> rows, Function<ResultRow, Look> look) {
        for (ResultRow row : rows) {
            add(row, look.apply(row));
            if (nextRow % ROWS_IN_MEMORY == 0) {
                written(sheet::flush);
            }
        }
        return this;
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void written(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a sheet: " + e.getMessage(), e);
        }
    }

    private void add(ResultRow row, Look look) {
        int lines = 1;
        for (int c = 0; c < columns.size(); c++) {
            Column column = columns.get(c);
            Optional<Object> value = column.source().isEmpty() ? Optional.empty() : row.value(column.source());
            StyleSetter style = ruled(sheet.style(nextRow, c));
            style.fontName(FONT).fontSize(10).verticalAlignment("center");
            if (look.bold()) {
                style.bold();
            }
            if (!look.fill().isEmpty()) {
                style.fillColor(look.fill());
            }
            align(style, column, value, look);
            int at = c;
            if (column.kind() == Column.Kind.LINK || row.has(column.source() + "_link")) {
                link(at, row, column, style);
            }
            value.ifPresent(present -> put(at, present, column));
            if (value.isPresent() && value.get() instanceof String text && SafeText.isFormulaLike(text)) {
                style.format("@");
            }
            style.set();
            if (WRAPPING.contains(column.kind())) {
                lines = Math.max(lines, linesIn(row.text(column.source()), column.width()));
            }
        }
        sheet.rowHeight(nextRow, Math.min(MAX_ROW_HEIGHT, lines * LINE_HEIGHT + 3));
        nextRow++;
    }

    private void put(int c, Object value, Column column) {
        if (value instanceof Number) {
            sheet.value(nextRow, c, plain(new BigDecimal(value.toString())));
            return;
        }
        String text = String.valueOf(value);
        Optional<BigDecimal> figure = column.kind() == Column.Kind.FIGURE ? Figure.parse(text) : Optional.empty();
        if (figure.isPresent()) {
            sheet.value(nextRow, c, plain(figure.get()));
        } else {
            sheet.value(nextRow, c, SafeText.forWorkbook(text));
        }
    }

    private void link(int c, ResultRow row, Column column, StyleSetter style) {
        String place = row.text(column.source() + "_link");
        if (!place.isEmpty()) {
            // fastexcel keeps one cell a link, and tells links apart by their text, which is not written: so each has
            // its own
            sheet.hyperlink(nextRow, c, HyperLink.internal(place, nextRow + ":" + c));
            style.fontColor(LINK_COLOR);
            if (column.kind() == Column.Kind.LINK) {
                style.underlined();
            }
        }
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    private void align(StyleSetter style, Column column, Optional<Object> value, Look look) {
        switch (column.kind()) {
            case MONEY ->
                style.format(value.filter(Long.class::isInstance).isPresent() ? "#,##0" : money)
                        .horizontalAlignment("right");
            case RATE -> style.format("0.00%").horizontalAlignment("right");
            case SCORE -> style.format("0.00").horizontalAlignment("right");
            case COUNT -> style.format("#,##0").horizontalAlignment("right");
            case YEAR, ORDINAL -> style.format("0").horizontalAlignment("center");
            case CENTRED, LINK -> style.horizontalAlignment("center").wrapText(true);
            case ANSWER -> style.wrapText(true).fillColor(ANSWER_FILL).protectionOption(ProtectionOption.LOCKED, false);
            case MARK -> {
                style.horizontalAlignment("center");
                if (value.map(String::valueOf).orElse("").startsWith("缺")) {
                    style.fillColor(LACK_FILL).bold();
                }
            }
            case WRAPPED -> {
                style.wrapText(true);
                // taller than its row: show the beginning
                if (value.map(String::valueOf)
                        .filter(t -> t.length() > LONG_TEXT)
                        .isPresent()) {
                    style.verticalAlignment("top");
                }
            }
            case FIGURE -> {
                style.horizontalAlignment("right").wrapText(true);
                value.map(String::valueOf)
                        .flatMap(Figure::parse)
                        .ifPresent(number -> style.format(Figure.format(number)));
            }
            case TEXT -> {
                if (look.indent() > 0 && column.source().equals("item_name")) {
                    style.horizontalAlignment("left").indent(look.indent());
                }
            }
        }
    }

    /** Lines a wrapped text takes: Chinese characters are two wide. */
    private static int linesIn(String text, double width) {
        int lines = 0;
        for (String line : SafeText.cut(text).split("\n", -1)) {
            double wide =
                    line.codePoints().mapToDouble(c -> c < 0x2E80 ? 1.0 : 2.0).sum();
            lines += Math.max(1, (int) Math.ceil(wide / Math.max(1, width - 2)));
        }
        return lines;
    }

    /** Ends the table and its sheet: the filter over its rows, then the notes. */
    public void close(String... notes) {
        int last = columns.size() - 1;
        if (nextRow == HEADING_ROW + 1) {
            sheet.value(nextRow, 0, "（本期无数据）");
            sheet.range(nextRow, 0, nextRow, last).merge();
            ruled(sheet.range(nextRow, 0, nextRow, last).style())
                    .fontName(FONT)
                    .fontSize(10)
                    .horizontalAlignment("center")
                    .set();
            nextRow++;
        }
        sheet.setAutoFilter(HEADING_ROW, 0, nextRow - 1, last);
        for (String note : notes) {
            sheet.value(nextRow, 0, note);
            sheet.range(nextRow, 0, nextRow, last).merge();
            sheet.range(nextRow, 0, nextRow, last)
                    .style()
                    .fontName(FONT)
                    .fontSize(9)
                    .wrapText(true)
                    .set();
            nextRow++;
        }
        // nothing of it need stay in memory, and the next sheet may begin to be written
        written(sheet::finish);
    }
}
