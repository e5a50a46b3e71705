package huizong.workbook.xlsx;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.Place;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.stream.CellFormat;
import huizong.workbook.stream.Numbers;
import huizong.workbook.xlsx.XmlCursor.Event;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads the inside of a cell's element: stored value, formula, inline text. */
final class CellReader {
    private final SharedStrings strings;
    private final CellFormat[] formats;
    private final boolean from1904;
    private final Budget budget;
    private final int cellText;
    private final int numberText;

    CellReader(SharedStrings strings, CellFormat[] formats, boolean from1904, Budget budget) {
        this.strings = strings;
        this.formats = formats;
        this.from1904 = from1904;
        this.budget = budget;
        this.cellText = (int) budget.of(Limit.CELL_TEXT);
        this.numberText = (int) budget.of(Limit.NUMBER_TEXT);
    }

    /** Reads to the end of the element the cursor stands on. */
    Cell read(XmlCursor xml, CellRef ref, String type, String style, String sheet) throws IOException {
        String stored = "";
        String formula = "";
        boolean hasFormula = false;
        boolean hasValue = false;
        CellValue inline = CellValue.Blank.INSTANCE;
        for (Event event = xml.next(); event != Event.END; event = xml.next()) {
            if (event != Event.START) {
                continue;
            }
            switch (xml.name()) {
                case "v" -> {
                    if (hasValue) {
                        throw duplicate(ref, sheet);
                    }
                    hasValue = true;
                    stored = xml.text(cellText * 7);
                }
                case "f" -> {
                    hasFormula = true;
                    formula = xml.text(cellText);
                }
                case "is" -> inline = text(SharedStrings.richText(xml, cellText), ref, sheet);
                case "c", "row" -> throw duplicate(ref, sheet);
                default -> xml.skip();
            }
        }
        CellValue value = type.equals("inlineStr") ? inline : value(type, stored, style, ref, sheet);
        if (hasFormula && value.isBlank() && !(type.equals("str") && hasValue)) {
            budget.formula(formula.length(), () -> Place.of(sheet, ref));
            value = new CellValue.Uncomputed(formula);
        }
        return new Cell(ref, value, hasFormula);
    }

    private static UnreadableException duplicate(CellRef ref, String sheet) {
        return Place.of(sheet, ref)
                .refuse(
                        "duplicate-cell",
                        "单元格内又有单元格或两个值",
                        "the cell holds another cell or two values",
                        Advice.SAVE_AGAIN);
    }

    private CellValue value(String type, String stored, String style, CellRef ref, String sheet) {
        if (stored.isEmpty()) {
            return CellValue.Blank.INSTANCE;
        }
        return switch (type) {
            case "s" -> checked(shared(stored, ref, sheet), ref, sheet);
            case "str", "inlineStr" -> text(SharedStrings.unescape(stored), ref, sheet);
            case "b" -> bool(stored.strip());
            case "e" -> fault(stored);
            case "d" -> date(stored.strip());
            case "", "n" -> {
                if (stored.length() > numberText) {
                    throw Place.of(sheet, ref)
                            .refuse(
                                    "number-too-long",
                                    "数字超过 " + numberText + " 个字符",
                                    "the number has more than " + numberText + " characters",
                                    Advice.CORRECT);
                }
                yield Numbers.of(stored, format(style), from1904);
            }
            default -> fault(stored);
        };
    }

    private static CellValue bool(String stored) {
        return switch (stored) {
            case "1", "true" -> new CellValue.Bool(true);
            case "0", "false" -> new CellValue.Bool(false);
            default -> fault(stored);
        };
    }

    private static CellValue date(String stored) {
        try {
            return new CellValue.Date(LocalDate.parse(stored.substring(0, Math.min(10, stored.length()))));
        } catch (DateTimeException e) {
            return fault(stored);
        }
    }

    private static CellValue fault(String stored) {
        return new CellValue.Fault(stored.length() > 64 ? stored.substring(0, 64) + "…" : stored);
    }

    private CellFormat format(String style) {
        if (style.isEmpty()) {
            return CellFormat.PLAIN;
        }
        int index = number(style);
        return index >= 0 && index < formats.length ? formats[index] : CellFormat.PLAIN;
    }

    private CellValue shared(String index, CellRef ref, String sheet) {
        int number = number(index.strip());
        if (number < 0 || number >= strings.size()) {
            throw Place.of(sheet, ref)
                    .refuse(
                            "bad-shared-string",
                            "共享字符串编号超出范围（共 " + strings.size() + " 条）",
                            "there is no such shared string (there are " + strings.size() + ")",
                            Advice.SAVE_AGAIN);
        }
        return strings.at(number);
    }

    /** A whole number in ASCII digits; -1 where it is none. */
    private static int number(String digits) {
        if (digits.isEmpty() || digits.length() > 9) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    private CellValue text(String text, CellRef ref, String sheet) {
        return text.isEmpty() ? CellValue.Blank.INSTANCE : checked(CellValue.Text.of(text), ref, sheet);
    }

    private CellValue checked(CellValue value, CellRef ref, String sheet) {
        int length = value.shown().length();
        if (length == 0) {
            return value;
        }
        if (length > cellText) {
            throw Place.of(sheet, ref)
                    .refuse(
                            "text-too-long",
                            "文字超过 " + cellText + " 字",
                            "the text has more than " + cellText + " characters",
                            Advice.CORRECT);
        }
        budget.text(length, () -> Place.of(sheet, ref));
        return value;
    }
}
