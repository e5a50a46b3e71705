package huizong.returns;

import huizong.returns.AnnotatedReturn.Mark;
import huizong.submission.ReturnSheet;
import huizong.text.SafeText;
import huizong.workbook.word.DocxReader;
import java.util.List;

/** The first page of a returned document, 填报问题清单: what is wrong, where, and what to do. */
final class DocumentList {
    private static final List<String> HEADINGS = List.of("序号", "级别", "表格", "位置", "问题与处理", "填报值", "应为", "规则");
    private static final int[] WIDTHS = {600, 700, 1600, 900, 3300, 900, 900, 1100};

    private final List<Mark> marks;
    private final StringBuilder out = new StringBuilder();

    DocumentList(List<Mark> marks) {
        this.marks = marks;
    }

    /** The page as elements with the prefix {@code w}. */
    String xml() {
        out.append("<w:sdt><w:sdtPr><w:tag w:val=\"")
                .append(DocxReader.RETURN_TAG)
                .append("\"/></w:sdtPr><w:sdtContent>");
        out.append("<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>")
                .append(ReturnSheet.NAME)
                .append("</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblW w:w=\"10000\" w:type=\"dxa\"/><w:tblBorders>");
        for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
            out.append("<w:").append(side).append(" w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"808080\"/>");
        }
        out.append("</w:tblBorders></w:tblPr><w:tblGrid>");
        for (int width : WIDTHS) {
            out.append("<w:gridCol w:w=\"").append(width).append("\"/>");
        }
        out.append("</w:tblGrid>");
        wide(ReturnSheet.MARKER);
        wide("以下问题请在原表上更正后重新报送，批注和本页不必清除。");
        row(HEADINGS);
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            row(List.of(
                    String.valueOf(i + 1),
                    AnnotatedReturn.level(mark.severity()),
                    mark.sheetName(),
                    mark.cellRef().isEmpty() && !mark.sheetName().isEmpty() ? "整表" : mark.cellRef(),
                    mark.message(),
                    mark.stated(),
                    mark.expected(),
                    mark.title().isEmpty() ? mark.ruleId() : mark.title()));
        }
        return out.append("</w:tbl><w:p><w:r><w:br w:type=\"page\"/></w:r></w:p></w:sdtContent></w:sdt>")
                .toString();
    }

    private void wide(String text) {
        out.append("<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"")
                .append(WIDTHS.length)
                .append("\"/></w:tcPr>");
        paragraphs(text);
        out.append("</w:tc></w:tr>");
    }

    private void row(List<String> cells) {
        out.append("<w:tr>");
        for (int i = 0; i < cells.size(); i++) {
            out.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(WIDTHS[i]).append("\" w:type=\"dxa\"/></w:tcPr>");
            paragraphs(cells.get(i));
            out.append("</w:tc>");
        }
        out.append("</w:tr>");
    }

    private void paragraphs(String text) {
        for (String line : text.split("\n", -1)) {
            out.append("<w:p><w:r><w:t xml:space=\"preserve\">")
                    .append(escaped(line))
                    .append("</w:t></w:r></w:p>");
        }
    }

    /** Text as XML takes it: what is not seen is shown, what XML cannot hold does not occur then. */
    static String escaped(String text) {
        return SafeText.visible(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
