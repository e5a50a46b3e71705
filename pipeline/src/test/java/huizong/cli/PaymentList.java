package huizong.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A list of payments of any length, 15 columns, as .xlsx or .csv: every figure follows from its row's number, so that
 * what a database says of a row or of all rows can be worked out again. In the .xlsx the town stands on the first of
 * many rows and the village is merged over many.
 */
final class PaymentList {
    /** The first row of payments, counted from 1 as people do. */
    static final int FIRST_ROW = 4;

    /** Rows a town is written once for, in the .xlsx. */
    static final int TOWN_ROWS = 8_000;

    /** Rows a village is merged over, in the .xlsx. */
    static final int VILLAGE_ROWS = 3_000;

    private static final List<String> HEADINGS = List.of(
            "序号", "发放批次", "乡镇（街道）", "村（社区）", "对象编码", "对象类型", "补贴项目", "补贴标准（元）", "数量", "应发金额（元）", "扣减金额（元）", "实发金额（元）",
            "县级负担比例", "发放日期", "备注");
    private static final List<String> TYPES = List.of("农户", "家庭农场", "农民合作社", "农业企业");
    private static final List<String> ITEMS = List.of("耕地地力保护补贴", "稻谷补贴", "农机购置补贴", "生态公益林补偿", "退耕还林补助");
    private static final long[] STANDARDS = {10_500, 8_250, 120_000, 1_550, 12_500};
    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 10);
    private static final LocalDate EXCEL_EPOCH = LocalDate.of(1899, 12, 30);

    private final int rows;

    PaymentList(int rows) {
        this.rows = rows;
    }

    /** Writes a list: {@code ROWS FILE}; prints what it adds up to. */
    public static void main(String[] arguments) throws IOException {
        PaymentList list = new PaymentList(Integer.parseInt(arguments[0]));
        Path file = Path.of(arguments[1]);
        list.write(file);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.printf(
                "%s: %,d bytes, %,d rows; in 万元 due %s, deducted %s, paid %s%n",
                file,
                Files.size(file),
                list.rows,
                wan(list.sum(PaymentList::due)),
                wan(list.sum(PaymentList::deducted)),
                wan(list.sum(PaymentList::paid)));
    }

    /** What each column holds; cents and tenths. */
    static String code(long i) {
        return "YF" + String.format("%09d", i * 7 + 3);
    }

    static String town(long i) {
        return "第" + (i / TOWN_ROWS + 1) + "镇";
    }

    static String village(long i) {
        return (i / VILLAGE_ROWS + 1) + "号村";
    }

    static String item(long i) {
        return ITEMS.get((int) (i % ITEMS.size()));
    }

    static long standard(long i) {
        return STANDARDS[(int) (i % STANDARDS.length)];
    }

    static long quantityInTenths(long i) {
        return 10 + i * 7_919 % 300;
    }

    static long due(long i) {
        return standard(i) * quantityInTenths(i) / 10;
    }

    static long deducted(long i) {
        return i % 17 == 0 ? due(i) / 20 : 0;
    }

    static long paid(long i) {
        return due(i) - deducted(i);
    }

    static LocalDate paidOn(long i) {
        return FIRST_DAY.plusDays(i % 300);
    }

    static int sharePercent(long i) {
        return 20 + (int) (i % 4) * 10;
    }

    long sum(LongUnaryOperator column) {
        long sum = 0;
        for (long i = 0; i < rows; i++) {
            sum += column.applyAsLong(i);
        }
        return sum;
    }

    /** Cents as 万元, as the database has them. */
    static BigDecimal wan(long cents) {
        return BigDecimal.valueOf(cents, 6);
    }

    private static String yuan(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** By the file's ending, .xlsx or .csv. */
    void write(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            if (file.toString().endsWith(".csv")) {
                Writer csv = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                csv(csv);
                csv.flush();
            } else {
                xlsx(out);
            }
        }
    }

    private void csv(Writer out) throws IOException {
        out.write("2023年度惠农补贴资金发放明细表,,,,,,,,,,,,,,\n填报单位：青岚县农业农村局,,,,,,,,,,,,,,单位：元\n");
        out.write(String.join(",", HEADINGS) + "\n");
        for (long i = 0; i < rows; i++) {
            out.write((i + 1) + ",2023年第" + (i % 4 + 1) + "批," + town(i) + "," + village(i) + "," + code(i) + ","
                    + TYPES.get((int) (i % 4)) + "," + item(i) + "," + yuan(standard(i)) + ","
                    + BigDecimal.valueOf(quantityInTenths(i), 1) + "," + yuan(due(i)) + ","
                    + (deducted(i) == 0 ? "" : yuan(deducted(i))) + "," + yuan(paid(i)) + "," + sharePercent(i) + "%,"
                    + paidOn(i) + "," + (i % 50 == 0 ? "补发" : "") + "\n");
        }
        out.write("合计,,,,,,,,," + yuan(sum(PaymentList::due)) + "," + yuan(sum(PaymentList::deducted)) + ","
                + yuan(sum(PaymentList::paid)) + ",,,\n");
        out.write("填报日期：2024-01-15,,,,,,,,,,,,,,\n");
    }

    private void xlsx(OutputStream file) throws IOException {
        List<String> shared = new ArrayList<>(HEADINGS);
        shared.addAll(TYPES);
        shared.addAll(ITEMS);
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            part(zip, "[Content_Types].xml", CONTENT_TYPES);
            part(zip, "_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS
                            + "\"><sheets><sheet name=\"发放明细\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relations(
                            "worksheet",
                            "worksheets/sheet1.xml",
                            "styles",
                            "styles.xml",
                            "sharedStrings",
                            "sharedStrings.xml"));
            part(
                    zip,
                    "xl/styles.xml",
                    "<styleSheet xmlns=\"" + MAIN + "\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
                            + "<xf numFmtId=\"9\"/></cellXfs></styleSheet>");
            StringBuilder strings = new StringBuilder("<sst xmlns=\"" + MAIN + "\">");
            shared.forEach(s -> strings.append("<si><t>").append(s).append("</t></si>"));
            part(zip, "xl/sharedStrings.xml", strings.append("</sst>").toString());
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            Writer out = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
            sheet(out, shared);
            out.flush();
            zip.closeEntry();
        }
    }

    private void sheet(Writer out, List<String> shared) throws IOException {
        out.write("<worksheet xmlns=\"" + MAIN + "\"><sheetData><row r=\"1\">" + text("A1", "2023年度惠农补贴资金发放明细表")
                + "</row><row r=\"2\">" + text("A2", "填报单位：青岚县农业农村局") + text("O2", "单位：元") + "</row><row r=\"3\">");
        for (int c = 0; c < HEADINGS.size(); c++) {
            out.write(shared(cell(c, 3), c));
        }
        out.write("</row>");
        int types = shared.indexOf(TYPES.get(0));
        int items = shared.indexOf(ITEMS.get(0));
        for (long i = 0; i < rows; i++) {
            long r = i + FIRST_ROW;
            StringBuilder row = new StringBuilder("<row r=\"" + r + "\">");
            row.append(number(cell(0, r), String.valueOf(i + 1), 0));
            row.append(text(cell(1, r), "2023年第" + (i % 4 + 1) + "批"));
            row.append(i % TOWN_ROWS == 0 ? text(cell(2, r), town(i)) : "");
            row.append(i % VILLAGE_ROWS == 0 ? text(cell(3, r), village(i)) : "");
            row.append(text(cell(4, r), code(i)));
            row.append(shared(cell(5, r), types + (int) (i % 4)));
            row.append(shared(cell(6, r), items + (int) (i % ITEMS.size())));
            row.append(number(cell(7, r), yuan(standard(i)), 0));
            row.append(number(
                    cell(8, r), BigDecimal.valueOf(quantityInTenths(i), 1).toPlainString(), 0));
            row.append(number(cell(9, r), yuan(due(i)), 0));
            row.append(deducted(i) == 0 ? "" : number(cell(10, r), yuan(deducted(i)), 0));
            row.append(number(cell(11, r), yuan(paid(i)), 0));
            row.append(
                    number(cell(12, r), BigDecimal.valueOf(sharePercent(i), 2).toPlainString(), 2));
            row.append(number(cell(13, r), String.valueOf(ChronoUnit.DAYS.between(EXCEL_EPOCH, paidOn(i))), 1));
            row.append(i % 50 == 0 ? text(cell(14, r), "补发") : "");
            out.write(row.append("</row>").toString());
        }
        long total = rows + (long) FIRST_ROW;
        out.write("<row r=\"" + total + "\">" + text(cell(0, total), "合计")
                + number(cell(9, total), yuan(sum(PaymentList::due)), 0)
                + number(cell(10, total), yuan(sum(PaymentList::deducted)), 0)
                + number(cell(11, total), yuan(sum(PaymentList::paid)), 0) + "</row><row r=\"" + (total + 1) + "\">"
                + text(cell(0, total + 1), "填报日期：2024-01-15")
                + "</row></sheetData><mergeCells><mergeCell ref=\"A1:O1\"/>");
        for (long i = 0; i < rows; i += VILLAGE_ROWS) {
            long last = Math.min(i + VILLAGE_ROWS, rows) - 1;
            out.write("<mergeCell ref=\"" + cell(3, i + FIRST_ROW) + ":" + cell(3, last + FIRST_ROW) + "\"/>");
        }
        out.write("</mergeCells></worksheet>");
    }

    private static String cell(int column, long row) {
        return (char) ('A' + column) + String.valueOf(row);
    }

    private static String text(String ref, String text) {
        return "<c r=\"" + ref + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static String shared(String ref, int index) {
        return "<c r=\"" + ref + "\" t=\"s\"><v>" + index + "</v></c>";
    }

    private static String number(String ref, String number, int style) {
        return "<c r=\"" + ref + "\"" + (style == 0 ? "" : " s=\"" + style + "\"") + "><v>" + number + "</v></c>";
    }

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String CONTENT_TYPES =
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                    + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\""
                    + " ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>";

    /** @param targets kinds and parts by turns */
    private static String relations(String... targets) {
        StringBuilder xml = new StringBuilder(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        for (int i = 0; i < targets.length; i += 2) {
            xml.append("<Relationship Id=\"rId")
                    .append(i / 2 + 1)
                    .append("\" Type=\"")
                    .append(RELATIONS)
                    .append('/')
                    .append(targets[i])
                    .append("\" Target=\"")
                    .append(targets[i + 1])
                    .append("\"/>");
        }
        return xml.append("</Relationships>").toString();
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
