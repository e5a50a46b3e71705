package huizong.workbook.text;

import huizong.grid.CellValue;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a text file puts before its decimals. Where a comma is a decimal comma, {@code 1,234} is not a thousand: programs
 * set to the languages of continental Europe write such numbers, with semicolons between the fields.
 */
enum DecimalSign {
    POINT,
    COMMA,
    /** The file has both, or nothing that tells. */
    UNCLEAR;

    private static final String SIGN = "\\s*[+-]?";
    private static final String END = "\\s*%?\\s*";
    private static final Pattern WITH_COMMA =
            Pattern.compile(SIGN + "(?:[0-9]+,[0-9]{1,2}|[0-9]+,[0-9]{4,}|(?:0|[0-9]{4,}),[0-9]{3}"
                    + "|[0-9]{1,3}(?:\\.[0-9]{3})+,[0-9]+)" + END);
    private static final Pattern WITH_POINT =
            Pattern.compile(SIGN + "(?:[0-9]+\\.[0-9]{1,2}|[0-9]+\\.[0-9]{4,}|(?:0|[0-9]{4,})\\.[0-9]{3}"
                    + "|[0-9]{1,3}(?:,[0-9]{3})+\\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3}){2,})" + END);
    private static final Pattern EITHER = Pattern.compile(SIGN + "[1-9][0-9]{0,2}([.,])[0-9]{3}" + END);
    private static final int ENOUGH = 2;

    /** @param sample the beginning of a text */
    static DecimalSign of(String sample, Delimiter delimiter) {
        Pattern fields = Pattern.compile("[\\r\\n]+|\"|" + Pattern.quote(String.valueOf(delimiter.character())));
        String text = delimiter == Delimiter.COMMA ? "" : sample; // its fields cannot be told apart so simply
        long commas = count(fields.splitAsStream(text), WITH_COMMA);
        long points = count(fields.splitAsStream(text), WITH_POINT);
        if (commas == 0) {
            return points > 0 || delimiter != Delimiter.SEMICOLON ? POINT : UNCLEAR;
        }
        return delimiter == Delimiter.SEMICOLON && commas >= ENOUGH && points == 0 ? COMMA : UNCLEAR;
    }

    private static long count(Stream<String> fields, Pattern pattern) {
        return fields.filter(f -> pattern.matcher(f).matches()).count();
    }

    /** A field's value: numbers with a decimal point, and a fault for one of which nobody can tell how large it is. */
    CellValue value(String field) {
        boolean number = this != POINT && field.length() <= 64 && (field.indexOf(',') >= 0 || field.indexOf('.') >= 0);
        if (number && this == COMMA) {
            if (WITH_COMMA.matcher(field).matches()
                    || field.indexOf('.') < 0 && EITHER.matcher(field).matches()) {
                return CellValue.Text.of(field.replace(".", "").replace(',', '.'));
            }
        }
        return number && EITHER.matcher(field).matches()
                ? new CellValue.Fault(field.strip() + " (1,000? 1.000?)")
                : CellValue.Text.of(field);
    }
}
