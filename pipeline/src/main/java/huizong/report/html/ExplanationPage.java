package huizong.report.html;

import huizong.files.AtomicFile;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Region;
import huizong.grid.Sheet;
import huizong.report.html.PaintedSheet.Mark;
import huizong.report.html.PaintedSheet.PaintedCell;
import huizong.text.PackagedText;
import huizong.text.SafeText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A workbook painted as it looks, each cell coloured by what it was taken for: one page, no scripts. */
public final class ExplanationPage {
    private static final int ROWS_SHOWN = 2000;
    private static final int COLUMNS_SHOWN = 100;
    private static final double STANDARD_WIDTH = 8.43;
    private static final Map<String, String> LEGEND = legend();

    private final String title;
    private final List<PaintedSheet> sheets;
    private final StringBuilder out = new StringBuilder(1 << 17);

    /** @param title the workbook's file name */
    public ExplanationPage(String title, List<PaintedSheet> sheets) {
        this.title = title;
        this.sheets = List.copyOf(sheets);
    }

    private static Map<String, String> legend() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("title", "标题");
        words.put("anchor", "栏目名称");
        words.put("heading", "表头");
        words.put("value", "已读取的值");
        words.put("blank", "应填未填");
        words.put("placeholder", "占位符号");
        words.put("furniture", "印制文字");
        words.put("unclaimed", "无人认领");
        return words;
    }

    /** The Chinese word for a role's lower-case name. */
    public static String word(String role) {
        return LEGEND.getOrDefault(role, role);
    }

    /** Writes the page whole or not at all. */
    public Path write(Path target) {
        head();
        for (int i = 0; i < sheets.size(); i++) {
            section(sheets.get(i), i + 1);
        }
        out.append("</body>\n</html>\n");
        byte[] page = out.toString().getBytes(StandardCharsets.UTF_8);
        return AtomicFile.write(target, stream -> stream.write(page), written -> {
            if (!Arrays.equals(Files.readAllBytes(written), page)) {
                throw new IOException("the page reads back differently");
            }
        });
    }

    private void head() {
        String safe = SafeText.forHtml(title);
        out.append("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
                .append(" style-src 'unsafe-inline'\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>读表说明 ")
                .append(safe)
                .append("</title>\n<style>\n")
                .append(PackagedText.read(ExplanationPage.class, "explanation.css"))
                .append("</style>\n</head>\n<body>\n<h1>读表说明</h1>\n<p class=\"file\">")
                .append(safe)
                .append("</p>\n<div class=\"bar\"><ul class=\"key\">");
        LEGEND.forEach((role, word) ->
                out.append("<li><i class=\"").append(role).append("\"></i>").append(word));
        out.append("<li><i class=\"flag error\"></i>有问题的单元格</ul>")
                .append("<span class=\"hint\">鼠标停在单元格上（或点一下）可看读成了什么、依据哪一行映射</span></div>\n");
        if (sheets.size() > 1) {
            out.append("<nav>");
            for (int i = 0; i < sheets.size(); i++) {
                PaintedSheet sheet = sheets.get(i);
                out.append("<a href=\"#s")
                        .append(i + 1)
                        .append("\">")
                        .append(SafeText.forHtml(sheet.sheet().name()));
                if (!sheet.findings().isEmpty()) {
                    out.append("<b>").append(sheet.findings().size()).append("</b>");
                }
                out.append("</a>");
            }
            out.append("</nav>\n");
        }
    }

    private void section(PaintedSheet painted, int number) {
        out.append("<section id=\"s").append(number).append("\">\n<h2>");
        out.append(SafeText.forHtml(painted.sheet().name())).append("</h2>\n<ul class=\"facts\">");
        painted.facts().forEach(f -> out.append("<li>").append(SafeText.forHtml(f)));
        out.append("</ul>\n<p class=\"counts\">");
        LEGEND.forEach((role, word) -> {
            long count = painted.cells().values().stream()
                    .filter(c -> c.role().equals(role))
                    .count();
            if (count > 0) {
                out.append("<span><i class=\"").append(role).append("\"></i>").append(word);
                out.append(" ").append(count).append("</span>");
            }
        });
        out.append("</p>\n");
        new Grid(painted, number).paint();
        findings(painted, number);
        out.append("</section>\n");
    }

    private void findings(PaintedSheet painted, int number) {
        if (painted.findings().isEmpty()) {
            return;
        }
        out.append("<ol class=\"findings\">\n");
        for (Mark mark : painted.findings()) {
            out.append("<li class=\"").append(SafeText.forHtml(mark.severity())).append("\">");
            if (!mark.cell().isEmpty()) {
                out.append("<a href=\"#s").append(number).append('-').append(SafeText.forHtml(mark.cell()));
                out.append("\">").append(SafeText.forHtml(mark.cell())).append("</a> ");
            }
            out.append(SafeText.forHtml(mark.message())).append(" <code>");
            out.append(SafeText.forHtml(mark.rule())).append("</code>\n");
        }
        out.append("</ol>\n");
    }

    /** One sheet as a table. */
    private final class Grid {
        private final PaintedSheet painted;
        private final Sheet sheet;
        private final int number;
        private final int rows;
        private final int columns;

        Grid(PaintedSheet painted, int number) {
            this.painted = painted;
            this.sheet = painted.sheet();
            this.number = number;
            int height = sheet.height();
            int width = sheet.width();
            for (CellRef ref : painted.cells().keySet()) {
                height = Math.max(height, ref.row() + 1);
                width = Math.max(width, ref.column() + 1);
            }
            for (Region merge : sheet.merges()) {
                if (merge.firstRow() < height && merge.lastColumn() < COLUMNS_SHOWN) {
                    width = Math.max(width, merge.lastColumn() + 1);
                }
            }
            this.rows = Math.min(height, ROWS_SHOWN);
            this.columns = Math.min(width, COLUMNS_SHOWN);
        }

        void paint() {
            double total = 0;
            for (int c = 0; c < columns; c++) {
                total += pixels(c);
            }
            out.append("<div class=\"scroll\"><table style=\"width:")
                    .append(Math.round(total + 40))
                    .append("px\">");
            out.append("<colgroup><col style=\"width:40px\">");
            for (int c = 0; c < columns; c++) {
                out.append("<col style=\"width:").append(Math.round(pixels(c))).append("px\">");
            }
            out.append("</colgroup>\n<thead><tr><th></th>");
            for (int c = 0; c < columns; c++) {
                out.append(sheet.isColumnHidden(c) ? "<th class=\"hid\" title=\"隐藏的列\">" : "<th>");
                out.append(CellRef.columnName(c)).append("</th>");
            }
            out.append("</tr></thead>\n<tbody>\n");
            for (int r = Math.min(0, sheet.firstRow()); r < rows; r++) {
                out.append(sheet.isRowHidden(r) ? "<tr><th class=\"hid\" title=\"隐藏的行\">" : "<tr><th>");
                out.append(r + 1).append("</th>");
                for (int c = 0; c < columns; c++) {
                    cell(r, c);
                }
                out.append("</tr>\n");
            }
            out.append("</tbody></table></div>\n");
            if (sheet.height() > rows || sheet.width() > columns) {
                out.append("<p class=\"cut\">工作表较大，这里只画出前 ")
                        .append(rows)
                        .append(" 行、")
                        .append(columns);
                out.append(" 列。</p>\n");
            }
        }

        private double pixels(int column) {
            double characters = sheet.columnWidth(column).orElse(STANDARD_WIDTH);
            return Math.min(420, Math.max(28, characters * 8 + 5));
        }

        private void cell(int row, int column) {
            Region region = sheet.regionAt(row, column);
            if (region.firstRow() != row || region.firstColumn() != column) {
                return;
            }
            CellRef ref = new CellRef(row, column);
            PaintedCell cell = painted.cells().get(ref);
            List<Mark> marks = painted.findings().stream()
                    .filter(m -> m.cell().equals(ref.toString()))
                    .toList();
            out.append("<td");
            int down = Math.min(region.lastRow(), rows - 1) - row + 1;
            int across = Math.min(region.lastColumn(), columns - 1) - column + 1;
            if (down > 1) {
                out.append(" rowspan=\"").append(down).append('"');
            }
            if (across > 1) {
                out.append(" colspan=\"").append(across).append('"');
            }
            if (cell == null && marks.isEmpty()) {
                out.append("></td>");
                return;
            }
            out.append(" id=\"s").append(number).append('-').append(ref).append("\" tabindex=\"0\" class=\"");
            out.append(cell == null ? "" : SafeText.forHtml(cell.role()));
            if (sheet.at(row, column) instanceof CellValue.Number) {
                out.append(" num");
            }
            if (!marks.isEmpty()) {
                out.append(" flag ").append(SafeText.forHtml(worst(marks)));
            }
            if (column * 2 > columns) {
                out.append(" far");
            }
            out.append("\">").append(SafeText.forHtml(sheet.at(row, column).shown()));
            tip(ref, cell, marks);
            out.append("</td>");
        }

        private void tip(CellRef ref, @org.jspecify.annotations.Nullable PaintedCell cell, List<Mark> marks) {
            List<String> lines = new ArrayList<>();
            out.append("<div class=\"tip\"><b>").append(ref);
            if (cell != null) {
                out.append(" ").append(word(cell.role()));
                lines.addAll(cell.notes());
            }
            out.append("</b>");
            lines.forEach(l -> out.append("<p>").append(SafeText.forHtml(l)).append("</p>"));
            for (Mark mark : marks) {
                out.append("<p class=\"")
                        .append(SafeText.forHtml(mark.severity()))
                        .append("\">");
                out.append(SafeText.forHtml(mark.message())).append("</p>");
            }
            out.append("</div>");
        }

        private static String worst(List<Mark> marks) {
            for (String severity : List.of("error", "warning")) {
                if (marks.stream().anyMatch(m -> m.severity().equals(severity))) {
                    return severity;
                }
            }
            return "notice";
        }
    }
}
