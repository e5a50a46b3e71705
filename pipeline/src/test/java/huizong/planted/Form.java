package huizong.planted;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Worksheet;

/**
 * One form: a drawing with named places, and what stands in them. A place that was pinned keeps what it has when the
 * rest is worked out again.
 */
final class Form {
    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");

    final String formId;
    final String sheetName;
    private String drawing;
    private final Map<String, String> values = new TreeMap<>();
    private final Set<String> pinned = new HashSet<>();

    Form(String formId, String sheetName) {
        this.formId = formId;
        this.sheetName = sheetName;
        this.drawing = drawing(formId);
    }

    private static String drawing(String name) {
        try (InputStream in = Objects.requireNonNull(Form.class.getResourceAsStream(name + ".txt"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void redraw(String name) {
        drawing = drawing(name);
    }

    /** Leaves a row of the drawing blank but for a placeholder. */
    void strike(String place) {
        drawing = drawing.lines()
                .map(line -> line.contains("{" + place + "}") ? "^|^|^|……|||||" : line)
                .reduce((a, b) -> a + "\n" + b)
                .orElseThrow();
    }

    String text(String place) {
        return values.getOrDefault(place, "");
    }

    /** Every place that has been filled, even with nothing. */
    Set<String> places() {
        return Set.copyOf(values.keySet());
    }

    /** The number at a place; zero where it is blank. */
    BigDecimal number(String place) {
        return text(place).isEmpty() ? BigDecimal.ZERO : new BigDecimal(text(place));
    }

    /** Fills a place unless it was pinned. */
    void put(String place, Object value) {
        if (!pinned.contains(place)) {
            values.put(place, value instanceof BigDecimal n ? n.toPlainString() : value.toString());
        }
    }

    /** Fills a place for good. */
    void pin(String place, Object value) {
        pinned.remove(place);
        put(place, value);
        pinned.add(place);
    }

    void write(Worksheet sheet) {
        String[] lines = drawing.split("\n");
        String[][] cells = new String[lines.length][];
        for (int r = 0; r < lines.length; r++) {
            cells[r] = lines[r].split("\\|", -1);
        }
        for (int r = 0; r < cells.length; r++) {
            for (int c = 0; c < cells[r].length; c++) {
                String drawn = cells[r][c];
                if (drawn.isEmpty() || drawn.equals("<") || drawn.equals("^")) {
                    continue;
                }
                String text = filled(drawn);
                if (text.matches("-?[0-9]+(\\.[0-9]+)?")) {
                    sheet.value(r, c, new BigDecimal(text));
                } else if (!text.isEmpty()) {
                    sheet.value(r, c, text);
                }
                int right = c;
                while (right + 1 < cells[r].length && cells[r][right + 1].equals("<")) {
                    right++;
                }
                int bottom = r;
                while (bottom + 1 < cells.length && c < cells[bottom + 1].length && cells[bottom + 1][c].equals("^")) {
                    bottom++;
                }
                if (right > c || bottom > r) {
                    sheet.range(r, c, bottom, right).merge();
                }
            }
        }
    }

    private String filled(String drawn) {
        Matcher place = PLACE.matcher(drawn);
        StringBuilder text = new StringBuilder();
        while (place.find()) {
            if (!values.containsKey(place.group(1))) {
                throw new IllegalStateException(formId + " leaves {" + place.group(1) + "} open");
            }
            place.appendReplacement(text, Matcher.quoteReplacement(text(place.group(1))));
        }
        return place.appendTail(text).toString();
    }
}
