package huizong.workbook.xlsx;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.workbook.formula.Formulas;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.Place;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.shown.CellStyle;
import huizong.workbook.stream.Numbers;
import huizong.workbook.xlsx.XmlCursor.Event;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads the inside of a cell's element: stored value, formula, inline text. */
final class CellReader {
    private final SharedStrings strings;
    private final CellStyle[] styles;
    private final boolean stylesLost;
    private final boolean from1904;
    private final Budget budget;
    private final int cellText;
    private final int numberText;

    /** @param stylesLost whether the workbook has formats, but not the part that says which */
    CellReader(SharedStrings strings, CellStyle[] styles, boolean stylesLost, boolean from1904, Budget budget) {
        this.strings = strings;
        this.styles = styles;
        this.stylesLost = stylesLost;
        this.from1904 = from1904;
        this.budget = budget;
        this.cellText = (int) budget.of(Limit.CELL_TEXT);
        this.numberText = (int) budget.of(Limit.NUMBER_TEXT);
    }

    /** Reads to the end of the element the cursor stands on. */
    Cell read(XmlCursor xml, CellRef ref, String type, String style, String sheet, Formulas formulas)
            throws IOException {
        String stored = "";
        String formula = "";
        String shared = "";
        boolean array = false;
        boolean hasFormula = false;
        boolean hasValue = false;
        CellStyle shownAs = style(style);
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
                    String kind = xml.attribute("t");
                    shared = kind.equals("shared") ? xml.attribute("si") : "";
                    array = kind.equals("array") || kind.equals("dataTable");
                    formula = xml.text(cellText);
                }
                case "is" -> inline = checked(shownAs.text(SharedStrings.richText(xml, cellText)), ref, sheet);
                case "c", "row" -> throw duplicate(ref, sheet);
                default -> xml.skip();
            }
        }
        if (!hasFormula) {
            CellValue value = type.equals("inlineStr") ? inline : value(type, stored, shownAs, ref, sheet, formulas);
            return known(new Cell(ref, value, false), style, sheet);
        }
        CellValue raw = type.equals("inlineStr") ? inline : value(type, stored, CellStyle.PLAIN, ref, sheet, formulas);
        boolean result = !raw.isBlank() || type.equals("str") && hasValue;
        if (!result) {
            budget.formula(formula.length(), () -> Place.of(sheet, ref));
        }
        if (!shared.isEmpty() && !formula.isEmpty()) {
            formulas.share(shared, formula, ref);
        }
        boolean kept = (!result || !formulas.trusted())
                && formulas.add(
                        ref,
                        formulas.copied(
                                shared, ref, new Formulas.Formula(array ? "" : formula, 0, 0, shownAs, raw, result)));
        if (!result || kept && raw.isBlank()) {
            return new Cell(ref, new CellValue.Uncomputed(formula), true);
        }
        return known(new Cell(ref, shown(raw, shownAs, ref, formulas), true), style, sheet);
    }

    /** A value that was read without its style, as its cell shows it. */
    private CellValue shown(CellValue raw, CellStyle style, CellRef ref, Formulas formulas) {
        if (style == CellStyle.PLAIN) {
            return raw;
        }
        if (raw instanceof CellValue.Number number) {
            return style.shown(number(number, style, ref, formulas));
        }
        return raw instanceof CellValue.Text ? style.text(raw) : style.shown(raw);
    }

    private CellValue number(CellValue.Number raw, CellStyle style, CellRef ref, Formulas formulas) {
        CellValue shown = style.format().number(raw.number(), from1904);
        if (!(shown instanceof CellValue.Number same && same.number().equals(raw.number())) || style.struck()) {
            formulas.number(ref, raw.number());
        }
        return shown;
    }

    private static UnreadableException duplicate(CellRef ref, String sheet) {
        return Place.of(sheet, ref)
                .refuse(
                        "duplicate-cell",
                        "单元格内又有单元格或两个值",
                        "the cell holds another cell or two values",
                        Advice.SAVE_AGAIN);
    }

    private CellValue value(String type, String stored, CellStyle style, CellRef ref, String sheet, Formulas formulas) {
        if (stored.isEmpty()) {
            return CellValue.Blank.INSTANCE;
        }
        return switch (type) {
            case "s" -> checked(shared(stored, style, ref, sheet), ref, sheet);
            case "str", "inlineStr" -> style.text(text(SharedStrings.unescape(stored), ref, sheet));
            case "b" -> style.shown(bool(stored.strip()));
            case "e" -> style.shown(fault(stored));
            case "d" -> style.shown(date(stored.strip()));
            case "", "n" -> {
                if (stored.length() > numberText) {
                    throw Place.of(sheet, ref)
                            .refuse(
                                    "number-too-long",
                                    "数字超过 " + numberText + " 个字符",
                                    "the number has more than " + numberText + " characters",
                                    Advice.CORRECT);
                }
                CellValue raw = Numbers.of(stored);
                yield style != CellStyle.PLAIN && raw instanceof CellValue.Number number
                        ? style.shown(number(number, style, ref, formulas))
                        : raw;
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

    private CellStyle style(String style) {
        int index = style.isEmpty() ? 0 : number(style);
        return index >= 0 && index < styles.length ? styles[index] : CellStyle.PLAIN;
    }

    /** A cell whose number may be shown as anything, because the part with the formats is missing, is not read. */
    private Cell known(Cell cell, String style, String sheet) {
        if (stylesLost && !style.isEmpty() && number(style) != 0 && cell.value() instanceof CellValue.Number) {
            throw Place.of(sheet, cell.ref())
                    .refuse(
                            "missing-part",
                            "样式部分缺失，不知道这个数按什么格式显示",
                            "the part with the formats is missing, so that nobody knows how this number is shown",
                            Advice.SAVE_AGAIN);
        }
        return cell;
    }

    private CellValue shared(String index, CellStyle style, CellRef ref, String sheet) {
        int number = number(index.strip());
        if (number < 0 || number >= strings.size()) {
            throw Place.of(sheet, ref)
                    .refuse(
                            "bad-shared-string",
                            "共享字符串编号超出范围（共 " + strings.size() + " 条）",
                            "there is no such shared string (there are " + strings.size() + ")",
                            Advice.SAVE_AGAIN);
        }
        return strings.at(number, style);
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
