package huizong.irregular;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.BreakType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;

/**
 * Writes a case as a report: each sheet a table, its title and footer as paragraphs, with what Word leaves in documents:
 * split runs, content controls, tracked changes, hidden and struck text, marks of notes, rows that leave out cells.
 */
final class DocumentWriter {
    private static final Pattern CELL = Pattern.compile("<w:tc>.*?</w:tc>", Pattern.DOTALL);
    private static final Pattern RUN = Pattern.compile("<w:r>(?:<w:rPr/>)?<w:t[^>]*>([^<]*)</w:t></w:r>");
    private static final Pattern EMPTY_AT_START =
            Pattern.compile("<w:tr>((?:<w:tc>(?:<w:tcPr/>|<w:tcPr>\\s*</w:tcPr>)?<w:p/></w:tc>)+)(?=<w:tc>)");

    private final Case filing;
    private final Random random;
    /** The papers that became tables, in their order. */
    private final List<Paper> tables = new ArrayList<>();

    DocumentWriter(Case filing) {
        this.filing = filing;
        this.random = new Random(filing.seed());
    }

    List<Paper> tables() {
        return tables;
    }

    /** The document; the papers' cells are moved to where they stand in its tables. */
    byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            paragraph(document, "二、绩效自评工作情况", false);
            paragraph(document, "根据财政部门统一部署，现将自评情况报告如下。全年各项工作按计划完成，本单位严格执行预算管理有关规定。", false);
            for (Paper paper : filing.sheets()) {
                if (!paper.hidden) {
                    paper(document, paper);
                }
            }
            paragraph(document, "三、存在的问题和改进措施", false);
            document.write(out);
        }
        return marked(out.toByteArray());
    }

    private static void paragraph(XWPFDocument document, String text, boolean newPage) {
        XWPFParagraph paragraph = document.createParagraph();
        paragraph.setPageBreak(newPage);
        lines(paragraph.createRun(), text);
    }

    private static void lines(XWPFRun run, String text) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                run.addBreak(BreakType.TEXT_WRAPPING);
            }
            run.setText(lines[i]);
        }
    }

    private void paper(XWPFDocument document, Paper paper) {
        Map<Integer, List<Ink>> rows = paper.inks.stream()
                .filter(i -> !shown(i).isBlank())
                .collect(Collectors.groupingBy(i -> i.row, TreeMap::new, Collectors.toList()));
        List<Integer> wide = rows.entrySet().stream()
                .filter(r -> r.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
        if (wide.isEmpty()) {
            rows.values().forEach(r -> paragraph(document, shown(r.get(0)), false));
            return;
        }
        tables.add(paper);
        // what a merged cell covers cannot be written in a document
        filing.forms()
                .forEach(f -> f.spoilt.removeIf(i -> paper.inks.contains(i)
                        && paper.mergeAt(i.row, i.column)
                                .filter(m -> i.row > m.top || i.column > m.left)
                                .isPresent()));
        int first = wide.get(0);
        int last = wide.get(wide.size() - 1);
        for (Paper.Merge merge : paper.merges) {
            last = merge.top >= first && merge.top <= last ? Math.max(last, merge.bottom) : last;
        }
        paragraph(document, "附件" + tables.size(), random.nextBoolean());
        int top = first;
        int bottom = last;
        List<Ink> above = rows.entrySet().stream()
                .filter(r -> r.getKey() < top)
                .map(r -> r.getValue().get(0))
                .toList();
        List<Ink> below = rows.entrySet().stream()
                .filter(r -> r.getKey() > bottom)
                .map(r -> r.getValue().get(0))
                .toList();
        above.forEach(i -> paragraph(document, shown(i), false));
        table(document, paper, top, bottom);
        below.forEach(i -> paragraph(document, shown(i), false));
        document.createParagraph();
        paper.inks.stream().filter(i -> i.row >= top && i.row <= bottom).forEach(i -> i.row -= top);
        for (int i = 0; i < above.size(); i++) {
            move(above.get(i), i - above.size());
        }
        for (int i = 0; i < below.size(); i++) {
            move(below.get(i), bottom - top + 1 + i);
        }
    }

    private static void move(Ink ink, int row) {
        ink.row = row;
        ink.column = 0;
    }

    private static String shown(Ink ink) {
        if (ink.style == Ink.Style.FORMULA_UNCOMPUTED) {
            return "!语法错误";
        }
        return ink.style == Ink.Style.PERCENT && ink.content instanceof BigDecimal number
                ? number.movePointRight(2).stripTrailingZeros().toPlainString() + "%"
                : ink.text();
    }

    private static void table(XWPFDocument document, Paper paper, int top, int bottom) {
        XWPFTable table = document.createTable();
        table.removeRow(0);
        for (int r = top; r <= bottom; r++) {
            XWPFTableRow row = table.createRow();
            while (!row.getTableCells().isEmpty()) {
                row.removeCell(0);
            }
            for (int c = 0; c < paper.width(); c++) {
                Optional<Paper.Merge> merge = paper.mergeAt(r, c);
                if (merge.isPresent() && c > merge.get().left) {
                    continue;
                }
                XWPFTableCell cell = row.createCell();
                CTTcPr properties = cell.getCTTc().isSetTcPr()
                        ? cell.getCTTc().getTcPr()
                        : cell.getCTTc().addNewTcPr();
                merge.filter(m -> m.right > m.left)
                        .ifPresent(m -> properties.addNewGridSpan().setVal(BigInteger.valueOf(m.right - m.left + 1)));
                int at = r;
                merge.filter(m -> m.bottom > m.top).ifPresent(m -> properties
                        .addNewVMerge()
                        .setVal(at == Math.max(m.top, top) ? STMerge.RESTART : STMerge.CONTINUE));
                paper.at(r, c)
                        .filter(i -> !shown(i).isEmpty())
                        .ifPresent(i -> lines(cell.getParagraphs().get(0).createRun(), shown(i)));
            }
        }
    }

    /** The same document with what people and programs leave in its text. */
    private byte[] marked(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(plain));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                if (entry.getName().equals("word/document.xml")) {
                    String xml = new String(content, StandardCharsets.UTF_8);
                    content = cells(runs(leftOut(xml))).getBytes(StandardCharsets.UTF_8);
                }
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(content);
            }
        }
        return bytes.toByteArray();
    }

    private String leftOut(String xml) {
        return EMPTY_AT_START.matcher(xml).replaceAll(found -> {
            int cells = found.group(1).split("<w:tc>", -1).length - 1;
            return Matcher.quoteReplacement(
                    random.nextInt(3) > 0
                            ? found.group()
                            : "<w:tr><w:trPr><w:gridBefore w:val=\"" + cells + "\"/></w:trPr>");
        });
    }

    private String cells(String xml) {
        String control = "<w:sdt><w:sdtPr/><w:sdtContent>";
        String deleted =
                "<w:tr><w:trPr><w:del w:id=\"1\" w:author=\"a\"/></w:trPr><w:tc><w:p><w:r><w:t>旧行</w:t></w:r></w:p></w:tc></w:tr>";
        String wrapped = CELL.matcher(xml)
                .replaceAll(found -> Matcher.quoteReplacement(
                        random.nextInt(15) > 0 ? found.group() : control + found.group() + "</w:sdtContent></w:sdt>"));
        return wrapped.replaceAll("</w:tr><w:tr>", "</w:tr>" + (random.nextBoolean() ? deleted : "") + "<w:tr>");
    }

    private String runs(String xml) {
        return RUN.matcher(xml).replaceAll(found -> Matcher.quoteReplacement(run(found.group(1), found.group())));
    }

    private String run(String text, String plain) {
        String hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>9</w:t></w:r>";
        String struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>118</w:t></w:r>";
        String note = "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>1</w:t></w:r>";
        String deleted = "<w:del w:id=\"2\" w:author=\"a\"><w:r><w:delText>11</w:delText></w:r></w:del>";
        boolean letter = !text.isEmpty()
                && text.charAt(text.length() - 1) < 128
                && Character.isLetter(text.charAt(text.length() - 1));
        return switch (random.nextInt(30)) {
            case 0 -> hidden + plain;
            case 1 -> struck + plain;
            case 2 -> letter ? plain : plain + note;
            case 3 -> deleted + "<w:ins w:id=\"3\" w:author=\"a\">" + plain + "</w:ins>";
            case 4 -> plain + deleted;
            case 5 ->
                "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>"
                        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + plain
                        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
            case 6 -> "<w:sdt><w:sdtContent>" + plain + "</w:sdtContent></w:sdt>";
            case 7, 8, 9 -> split(text);
            default -> plain;
        };
    }

    private String split(String text) {
        int at = random.nextInt(text.length() + 1);
        if (text.contains("&") || at > 0 && at < text.length() && Character.isSurrogate(text.charAt(at))) {
            return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
        }
        return "<w:r><w:t xml:space=\"preserve\">" + text.substring(0, at)
                + "</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">"
                + text.substring(at) + "</w:t></w:r>";
    }
}
