package huizong.workbook.word;

import java.util.Map;

/** Characters of symbol fonts, as text. */
final class Symbols {
    private static final int PRIVATE_AREA = 0xF000;

    private static final Map<Integer, String> WINGDINGS =
            Map.of(0xFC, "√", 0xFE, "☑", 0xFB, "×", 0xFD, "☒", 0xA8, "□", 0x6F, "□", 0x71, "□", 0x72, "□");

    private static final Map<Integer, String> WINGDINGS_2 =
            Map.of(0x50, "√", 0x52, "☑", 0x4F, "×", 0x51, "☒", 0x54, "☒", 0xA3, "□", 0x2A, "□");

    private static final Map<Integer, String> SYMBOL = Map.of(
            0xB3, "≥", 0xA3, "≤", 0xB1, "±", 0xB4, "×", 0xB8, "÷", 0xB9, "≠", 0xBB, "≈", 0xD6, "√", 0xA5, "∞", 0xB0,
            "°");

    private static final String UNKNOWN = "\uFFFD";

    private Symbols() {}

    /**
     * The text of a symbol.
     *
     * @param code its number in hexadecimal digits
     */
    static String text(String font, String code) {
        int number;
        try {
            number = Integer.parseInt(code, 16);
        } catch (NumberFormatException e) {
            return UNKNOWN;
        }
        int symbol = number & 0xFF;
        if (number >= 0x20 && number < PRIVATE_AREA && number > 0xFF) {
            return Character.toString(number);
        }
        return switch (font) {
            case "Wingdings" -> WINGDINGS.getOrDefault(symbol, UNKNOWN);
            case "Wingdings 2" -> WINGDINGS_2.getOrDefault(symbol, UNKNOWN);
            case "Symbol" -> SYMBOL.getOrDefault(symbol, plain(symbol));
            default -> plain(symbol);
        };
    }

    private static String plain(int symbol) {
        return symbol >= 0x20 && symbol < 0x7F ? Character.toString(symbol) : UNKNOWN;
    }
}
