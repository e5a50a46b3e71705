package huizong.workbook;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Region;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads sheet parts: cells, merged regions, hidden rows and columns. */
final class SheetPartReader {
    private final SharedStrings strings;
    private final CellFormat[] formats;
    private final boolean from1904;
    private final Limits limits;
    private int cells;
    private int tags;

    SheetPartReader(SharedStrings strings, CellFormat[] formats, boolean from1904, Limits limits) {
        this.strings = strings;
        this.formats = formats;
        this.from1904 = from1904;
        this.limits = limits;
    }

    Sheet read(ZipPackage zip, String part, String name, Visibility visibility) throws IOException {
        Sheet.Builder sheet = new Sheet.Builder(name, visibility);
        int row = -1;
        int column = -1;
        Set<String> merged = new HashSet<>();
        try {
            XMLStreamReader xml = XmlParts.reader(zip.open(part));
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw XmlParts.doctype(part);
                }
                if (event != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                if (xml.getAttributeCount() > limits.attributes()
                        || xml.getLocalName().length() > 64) {
                    throw bad("damaged-xml", name, "", "XML 属性过多", "too many attributes");
                }
                switch (xml.getLocalName()) {
                    case "row" -> {
                        int stated = rowNumber(XlsxReader.attribute(xml, "r"), row + 1, name);
                        if (stated <= row) {
                            throw bad(
                                    "duplicate-row",
                                    name,
                                    "第 " + (stated + 1) + " 行",
                                    "行号重复或次序颠倒",
                                    "a row number repeats");
                        }
                        row = stated;
                        column = -1;
                        if (isTrue(XlsxReader.attribute(xml, "hidden"))) {
                            sheet.hideRow(row);
                        }
                    }
                    case "c" -> {
                        if (++tags > limits.cellTags()) {
                            throw bad("too-many-cells", name, "", "单元格过多", "too many cells");
                        }
                        CellRef ref = reference(XlsxReader.attribute(xml, "r"), row, column + 1, name);
                        if (ref.row() != row || ref.column() <= column) {
                            throw bad(
                                    "duplicate-cell",
                                    name,
                                    ref.toString(),
                                    "单元格重复或次序颠倒",
                                    "the cell repeats or is out of order");
                        }
                        column = ref.column();
                        Cell cell = cell(xml, ref, name);
                        if (!cell.value().isBlank() && ++cells > limits.cells()) {
                            throw bad("too-many-cells", name, ref.toString(), "单元格过多", "too many cells");
                        }
                        sheet.add(cell);
                    }
                    case "mergeCell" -> {
                        String ref = XlsxReader.attribute(xml, "ref");
                        if (merged.add(ref)) {
                            sheet.merge(region(ref, name));
                        }
                    }
                    case "col" -> columns(xml, sheet);
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw XmlParts.broken(part, e);
        }
        return sheet.build();
    }

    private static void columns(XMLStreamReader xml, Sheet.Builder sheet) {
        try {
            int min = Integer.parseInt(XlsxReader.attribute(xml, "min"));
            int max = Math.min(Integer.parseInt(XlsxReader.attribute(xml, "max")), CellRef.MAX_COLUMNS);
            if (min < 1 || max < min) {
                return;
            }
            if (isTrue(XlsxReader.attribute(xml, "hidden"))) {
                sheet.hideColumns(min - 1, max - 1);
            }
            String width = XlsxReader.attribute(xml, "width");
            if (!width.isEmpty()) {
                sheet.columnWidth(min - 1, max - 1, Double.parseDouble(width));
            }
        } catch (NumberFormatException e) {
            return; // a range or width nobody can read changes nothing
        }
    }

    private static boolean isTrue(String attribute) {
        return attribute.equals("1") || attribute.equals("true");
    }

    private static int rowNumber(String stated, int next, String sheet) {
        if (stated.isEmpty()) {
            return next;
        }
        try {
            long number = Long.parseLong(stated);
            if (number >= 1 && number <= CellRef.MAX_ROWS) {
                return (int) number - 1;
            }
        } catch (NumberFormatException e) {
            throw bad("bad-reference", sheet, stated, "行号无效", "no such row");
        }
        throw bad("bad-reference", sheet, stated, "行号超出范围", "no such row");
    }

    private static CellRef reference(String stated, int row, int nextColumn, String sheet) {
        try {
            return stated.isEmpty() ? new CellRef(Math.max(row, 0), nextColumn) : CellRef.parse(stated);
        } catch (IllegalArgumentException e) {
            throw bad("bad-reference", sheet, stated, "单元格地址无效", "no such cell");
        }
    }

    private static Region region(String ref, String sheet) {
        try {
            return Region.parse(ref);
        } catch (IllegalArgumentException e) {
            throw bad("bad-reference", sheet, ref, "合并区域无效", "no such region");
        }
    }

    private Cell cell(XMLStreamReader xml, CellRef ref, String sheet) throws XMLStreamException {
        String type = XlsxReader.attribute(xml, "t");
        CellFormat format = format(XlsxReader.attribute(xml, "s"));
        String stored = "";
        String formula = "";
        boolean hasFormula = false;
        CellValue inline = CellValue.Blank.INSTANCE;
        for (int event = xml.next(); ; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v" -> stored = xml.getElementText();
                    case "f" -> {
                        formula = xml.getElementText();
                        hasFormula = true;
                    }
                    case "is" -> inline = text(SharedStrings.richText(xml, "is", limits), ref, sheet);
                    default -> {}
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("c")) {
                break;
            }
        }
        CellValue value = type.equals("inlineStr") ? inline : value(type, stored, format, ref, sheet);
        if (hasFormula && value.isBlank() && !type.equals("str")) {
            value = new CellValue.Uncomputed(formula);
        }
        return new Cell(ref, value, hasFormula);
    }

    private CellFormat format(String style) {
        if (style.isEmpty()) {
            return CellFormat.PLAIN;
        }
        try {
            int index = Integer.parseInt(style);
            return index >= 0 && index < formats.length ? formats[index] : CellFormat.PLAIN;
        } catch (NumberFormatException e) {
            return CellFormat.PLAIN;
        }
    }

    private CellValue value(String type, String stored, CellFormat format, CellRef ref, String sheet) {
        switch (type) {
            case "s":
                return stored.isEmpty() ? CellValue.Blank.INSTANCE : text(shared(stored, ref, sheet), ref, sheet);
            case "str":
                return text(SharedStrings.unescape(stored), ref, sheet);
            case "b":
                return stored.isEmpty() ? CellValue.Blank.INSTANCE : new CellValue.Bool(isTrue(stored.strip()));
            case "e":
                return stored.isEmpty() ? CellValue.Blank.INSTANCE : new CellValue.Fault(stored);
            case "d":
                try {
                    return stored.isEmpty()
                            ? CellValue.Blank.INSTANCE
                            : new CellValue.Date(LocalDate.parse(stored.strip()
                                    .substring(0, Math.min(10, stored.strip().length()))));
                } catch (DateTimeParseException e) {
                    return new CellValue.Fault(stored);
                }
            default:
                if (stored.length() > limits.numberText()) {
                    throw bad("number-too-long", sheet, ref.toString(), "数字过长", "the number is too long");
                }
                return Numbers.of(stored, format, from1904);
        }
    }

    private String shared(String index, CellRef ref, String sheet) {
        try {
            int i = Integer.parseInt(index.strip());
            if (i >= 0 && i < strings.size()) {
                return strings.at(i);
            }
        } catch (NumberFormatException e) {
            throw bad("bad-reference", sheet, ref.toString(), "共享字符串编号无效", "a bad shared string number");
        }
        throw bad("bad-reference", sheet, ref.toString(), "共享字符串编号超出范围", "there is no such shared string");
    }

    private CellValue text(String text, CellRef ref, String sheet) {
        if (text.length() > limits.cellText()) {
            throw bad(
                    "text-too-long", sheet, ref.toString(), "文字超过 " + limits.cellText() + " 字", "the text is too long");
        }
        return text.isEmpty() ? CellValue.Blank.INSTANCE : new CellValue.Text(text);
    }

    private static UnreadableException bad(String code, String sheet, String place, String chinese, String english) {
        return new UnreadableException(
                code,
                "工作表“" + sheet + "”" + place + "：" + chinese + "。请用 Excel/WPS 打开原文件，重新另存为 .xlsx 再报。",
                "sheet " + sheet + " " + place + ": " + english + "; save the workbook again");
    }
}
