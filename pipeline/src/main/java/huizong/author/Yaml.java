package huizong.author;

import java.util.List;
import java.util.Locale;

/** The spelling of texts in a mapping file. */
final class Yaml {
    private Yaml() {}

    /** A text in double quotes, on one line. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append(' ');
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }

    static String list(List<String> texts) {
        return "[" + String.join(", ", texts.stream().map(Yaml::quoted).toList()) + "]";
    }

    /** An enum's constant as mappings write it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A text as a comment behind a line, cut short. */
    static String comment(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return "# " + (plain.length() > 30 ? plain.substring(0, 30) + "…" : plain);
    }
}
