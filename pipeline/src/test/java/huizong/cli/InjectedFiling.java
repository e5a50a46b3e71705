package huizong.cli;

import huizong.workbook.ForgedBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A project's self-evaluation in which one text stands wherever a unit can type one. */
final class InjectedFiling {
    private static final Pattern ADDRESS = Pattern.compile("([A-Z])(\\d+)");

    private InjectedFiling() {}

    /** The workbook with the text as unit, project, department, goals, indicator, note and sheet name. */
    static byte[] of(String text) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("A1", "项目支出绩效自评表");
        cells.put("A2", "项目支出名称");
        cells.put("C2", text);
        cells.put("A3", "主管部门");
        cells.put("C3", text);
        cells.put("F3", "实施单位");
        cells.put("G3", text);
        row(cells, 4, "A项目资金（万元）", "D年初预算数", "E全年预算数", "F全年执行数", "G分值", "H执行率", "I得分");
        row(cells, 5, "B年度资金总额", "D5", "E5", "F4", "G10", "H85%", "I10");
        row(cells, 6, "B其中：当年财政拨款", "D5", "E5", "F4", "H80%");
        row(cells, 7, "B上年结转资金");
        row(cells, 8, "B其他资金");
        row(cells, 9, "A年度总体目标", "B预期目标", "F实际完成情况");
        row(cells, 10, "B" + text, "F" + text);
        row(cells, 11, "A绩效指标", "B一级指标", "C二级指标", "D三级指标", "E年度指标值", "F实际完成值", "G分值", "H得分", "I偏差原因分析及改进措施");
        row(cells, 12, "B产出指标（50分）", "C数量指标", "D" + text, "E" + text, "F" + text, "G50", "H40", "I" + text);
        row(cells, 13, "B效益指标（30分）", "C经济效益指标", "D甲", "E效果明显", "F效果明显", "G30", "H20");
        row(cells, 14, "B满意度指标（10分）", "C服务对象满意度指标", "D乙", "E≥90%", "F91%", "G10", "H10");
        row(cells, 15, "A总分", "G100", "H80");
        return workbook(text, cells);
    }

    /** A workbook without a form, the text as its sheet's name and in a cell. */
    static byte[] stray(String text) {
        return workbook(text, Map.of("A1", text));
    }

    /** A sheet that is no form, with a text a row. */
    static byte[] list(List<String> texts) {
        Map<String, String> cells = new LinkedHashMap<>();
        texts.forEach(text -> cells.put("A" + (cells.size() + 1), text));
        return workbook("说明", cells);
    }

    private static byte[] workbook(String sheet, Map<String, String> cells) {
        return new ForgedBook()
                .book("<sheets><sheet name='" + attribute(sheet) + "' sheetId='1' r:id='r1'/></sheets>")
                .rows(rows(cells))
                .bytes();
    }

    private static void row(Map<String, String> cells, int row, String... columnsAndTexts) {
        for (String cell : columnsAndTexts) {
            cells.put(cell.substring(0, 1) + row, cell.substring(1));
        }
    }

    private static String rows(Map<String, String> cells) {
        StringBuilder xml = new StringBuilder();
        String open = "";
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            Matcher address = ADDRESS.matcher(cell.getKey());
            if (!address.matches()) {
                throw new IllegalArgumentException(cell.getKey());
            }
            if (!address.group(2).equals(open)) {
                xml.append(open.isEmpty() ? "" : "</row>")
                        .append("<row r='")
                        .append(address.group(2))
                        .append("'>");
                open = address.group(2);
            }
            xml.append("<c r='").append(cell.getKey()).append("' t='inlineStr'><is><t xml:space='preserve'>");
            xml.append(content(cell.getValue())).append("</t></is></c>");
        }
        return xml.append("</row>").toString();
    }

    /** Escaped as spreadsheets do: what XML forbids as {@code _x001B_}, and that itself too. */
    private static String content(String text) {
        StringBuilder xml = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean looksEscaped = text.startsWith("_x", i);
            if (c < 0x20 || c >= 0xFFFE || looksEscaped) {
                xml.append(String.format("_x%04X_", (int) c));
            } else {
                xml.append(markup(c));
            }
        }
        return xml.toString();
    }

    /** In an attribute what XML forbids cannot be written at all. */
    private static String attribute(String text) {
        StringBuilder xml = new StringBuilder();
        text.chars()
                .filter(c -> c >= 0x20 && c < 0xFFFE || c == '\t' || c == '\n' || c == '\r')
                .forEach(c -> xml.append(c < 0x20 ? "&#" + c + ";" : markup((char) c)));
        return xml.toString();
    }

    private static String markup(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\'' -> "&#39;";
            case '"' -> "&quot;";
            default -> String.valueOf(c);
        };
    }
}
