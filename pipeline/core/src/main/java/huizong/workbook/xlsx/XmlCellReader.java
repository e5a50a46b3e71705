package huizong.workbook.xlsx;

import static huizong.workbook.xlsx.XmlSpreadsheetReader.SHEETS;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.Place;
import huizong.workbook.shown.CellFormat;
import huizong.workbook.shown.CellStyle;
import huizong.workbook.shown.RichText;
import huizong.workbook.shown.RichText.Height;
import huizong.workbook.stream.Numbers;
import huizong.workbook.xlsx.XmlCursor.Event;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/** Reads the cells of an XML spreadsheet: typed data, formulas, text with formats of its own. */
final class XmlCellReader {
    /** The vocabulary of formats inside a text. */
    private static final String HTML = "http://www.w3.org/TR/REC-html40";

    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    /** Days of 1900 that Excel numbers one less, for it believes in a 29 February of that year. */
    private static final long BEFORE_MARCH_1900 = 61;

    private static final BigDecimal MILLIS_OF_A_DAY = BigDecimal.valueOf(86_400_000);
    /** Of a day whose style has no format for days. */
    private static final CellFormat DATE = CellFormat.ofBuiltIn(14);

    private static final int LONGEST_TYPE = 64;

    private final XmlCursor xml;
    private final String sheet;
    private final XmlFormats formats;
    private final boolean from1904;
    private final Budget budget;
    private final int cellText;

    XmlCellReader(XmlCursor xml, String sheet, XmlFormats formats, boolean from1904, Budget budget) {
        this.xml = xml;
        this.sheet = sheet;
        this.formats = formats;
        this.from1904 = from1904;
        this.budget = budget;
        this.cellText = (int) budget.of(Limit.CELL_TEXT);
    }

    /** Reads to the end of the cell the cursor stands on. */
    Cell read(CellRef ref, String style) throws IOException {
        String formula = xml.localAttribute("Formula");
        CellValue value = CellValue.Blank.INSTANCE;
        boolean hasData = false;
        boolean isText = false;
        while (xml.nextChild()) {
            if (!xml.isAt(SHEETS, "Data")) {
                xml.skip(); // comments hold data of their own
                continue;
            }
            if (hasData) {
                throw Place.of(sheet, ref)
                        .refuse("duplicate-cell", "单元格内有两个值", "the cell holds two values", Advice.SAVE_AGAIN);
            }
            hasData = true;
            String type = xml.localAttribute("Type");
            isText = type.equals("String") || type.isEmpty();
            value = value(type, text(), formats.of(style), ref);
        }
        if (!formula.isEmpty() && value.isBlank() && !(hasData && isText)) {
            String written = formula.startsWith("=") ? formula.substring(1) : formula;
            budget.formula(written.length(), () -> Place.of(sheet, ref));
            value = new CellValue.Uncomputed(written);
        }
        return new Cell(ref, value, !formula.isEmpty());
    }

    private CellValue value(String type, RichText text, CellStyle style, CellRef ref) {
        String stored = text.all();
        if (stored.isEmpty()) {
            return CellValue.Blank.INSTANCE;
        }
        return switch (type) {
            case "String", "" -> {
                if (stored.length() > cellText) {
                    throw Place.of(sheet, ref)
                            .refuse(
                                    "text-too-long",
                                    "文字超过 " + cellText + " 字",
                                    "the text has more than " + cellText + " characters",
                                    Advice.CORRECT);
                }
                budget.text(stored.length(), () -> Place.of(sheet, ref));
                yield style.text(text);
            }
            case "Number" -> {
                if (stored.length() > budget.of(Limit.NUMBER_TEXT)) {
                    throw Place.of(sheet, ref)
                            .refuse("number-too-long", "数字过长", "the number is too long", Advice.CORRECT);
                }
                yield shown(Numbers.of(stored), style);
            }
            case "DateTime" -> date(stored.strip(), style);
            case "Boolean" ->
                switch (stored.strip()) {
                    case "1" -> new CellValue.Bool(true);
                    case "0" -> new CellValue.Bool(false);
                    default -> fault(stored);
                };
            default -> fault(stored);
        };
    }

    /** A day and time by the number a spreadsheet has for it, as its format shows it. */
    private CellValue date(String stored, CellStyle style) {
        try {
            LocalDateTime at =
                    stored.indexOf('T') < 0 ? LocalDate.parse(stored).atStartOfDay() : LocalDateTime.parse(stored);
            long days = ChronoUnit.DAYS.between(from1904 ? EPOCH_1904 : EPOCH_1900, at.toLocalDate());
            days -= !from1904 && days < BEFORE_MARCH_1900 ? 1 : 0;
            BigDecimal time = BigDecimal.valueOf(ChronoUnit.MILLIS.between(LocalTime.MIN, at.toLocalTime()))
                    .divide(MILLIS_OF_A_DAY, MathContext.DECIMAL64);
            String number = time.add(BigDecimal.valueOf(days)).toPlainString();
            return shown(
                    Numbers.of(number),
                    style.format() == CellFormat.GENERAL ? new CellStyle(DATE, style.struck()) : style);
        } catch (DateTimeException e) {
            return fault(stored);
        }
    }

    private CellValue shown(CellValue raw, CellStyle style) {
        return style != CellStyle.PLAIN && raw instanceof CellValue.Number number
                ? style.shown(style.format().number(number.number(), from1904))
                : raw;
    }

    private static CellValue fault(String stored) {
        return new CellValue.Fault(stored.length() > LONGEST_TYPE ? stored.substring(0, LONGEST_TYPE) + "…" : stored);
    }

    /** The text of the data the cursor stands on, which of its parts are struck out, and raised or lowered digits as marks. */
    private RichText text() throws IOException {
        RichText.Builder all = new RichText.Builder();
        int depth = 1;
        int struckFrom = 0;
        int raisedFrom = 0;
        int loweredFrom = 0;
        while (depth > 0) {
            Event event = xml.next();
            if (event == Event.END) {
                depth--;
                struckFrom = depth < struckFrom ? 0 : struckFrom;
                raisedFrom = depth < raisedFrom ? 0 : raisedFrom;
                loweredFrom = depth < loweredFrom ? 0 : loweredFrom;
            } else if (event == Event.START) {
                depth++;
                struckFrom = struckFrom == 0 && xml.isAt(HTML, "S") ? depth : struckFrom;
                raisedFrom = raisedFrom == 0 && xml.isAt(HTML, "Sup") ? depth : raisedFrom;
                loweredFrom = loweredFrom == 0 && xml.isAt(HTML, "Sub") ? depth : loweredFrom;
                xml.strange(xml.name());
            } else if (event == Event.TEXT && all.length() <= cellText) {
                StringBuilder run = new StringBuilder();
                xml.appendText(run);
                Height height = raisedFrom > 0 ? Height.RAISED : loweredFrom > 0 ? Height.LOWERED : Height.LEVEL;
                all.add(run.toString(), struckFrom > 0, height);
            }
        }
        return all.build();
    }
}
