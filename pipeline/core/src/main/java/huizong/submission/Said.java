package huizong.submission;

import huizong.text.PackagedText;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something reading has to say, by its id in {@value #CATALOGUE}, with the values its messages need. The catalogue
 * holds rule, severity and both messages; the code only names the id.
 */
public final class Said {
    static final String CATALOGUE = "reading-findings.properties";

    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern PART = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Map<String, Entry> ENTRIES = entries();

    /**
     * What the catalogue has on an id.
     *
     * @param rule empty where it stands for others, under their rule
     * @param graver the severity where it is worse than usual; the usual one where it never is
     */
    record Entry(String rule, Severity severity, Severity graver, String zh, String en) {
        /** The names of the values its messages need. */
        Set<String> values() {
            Set<String> names = new TreeSet<>();
            for (String message : new String[] {zh, en}) {
                Matcher value = VALUE.matcher(message);
                while (value.find()) {
                    names.add(value.group(1));
                }
            }
            return names;
        }
    }

    private final String id;
    private final Entry entry;
    private final Map<String, String> values = new HashMap<>();
    private Severity severity;
    private Optional<String> stated = Optional.empty();
    private Optional<String> expected = Optional.empty();

    private Said(String id, Entry entry) {
        this.id = id;
        this.entry = entry;
        this.severity = entry.severity();
    }

    /** @param id one of the catalogue's */
    public static Said of(String id) {
        return new Said(id, Optional.ofNullable(ENTRIES.get(id)).orElseThrow());
    }

    /** Gives a value of the messages. */
    public Said with(String name, Object value) {
        values.put(name, value.toString());
        return this;
    }

    /** What the filing says there; nothing where it is empty. */
    public Said stated(String text) {
        stated = text.isEmpty() ? Optional.empty() : Optional.of(text);
        return this;
    }

    /** What should stand there; nothing where it is empty. */
    public Said expected(String text) {
        expected = text.isEmpty() ? Optional.empty() : Optional.of(text);
        return this;
    }

    /** Says it with the catalogue's graver severity. */
    public Said graver() {
        severity = entry.graver();
        return this;
    }

    /** @param cell like {@code D17}; empty where it is about the whole sheet */
    public Finding at(String sheet, String cell) {
        return new Finding(
                entry.rule(), severity, sheet, cell, stated, expected, filled(entry.zh()), filled(entry.en()));
    }

    /** Says it in the place of others that are not listed one by one. */
    public Finding insteadOf(Finding first, Severity gravest) {
        return new Finding(
                first.ruleId(),
                gravest,
                first.sheetName(),
                first.cellRef(),
                first.stated(),
                Optional.empty(),
                filled(entry.zh()),
                filled(entry.en()));
    }

    private String filled(String message) {
        Matcher part = PART.matcher(message);
        String shortened = part.replaceAll(p -> Matcher.quoteReplacement(hasAll(p.group(1)) ? p.group(1) : ""));
        return VALUE.matcher(shortened).replaceAll(v -> Matcher.quoteReplacement(value(v.group(1))));
    }

    private boolean hasAll(String part) {
        return VALUE.matcher(part).results().noneMatch(v -> value(v.group(1)).isEmpty());
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("the finding " + id + " was given no {" + name + "}");
        }
        return value;
    }

    /** The catalogue, by id. */
    static Map<String, Entry> catalogue() {
        return ENTRIES;
    }

    private static Map<String, Entry> entries() {
        Properties file = new Properties();
        try {
            file.load(new StringReader(PackagedText.read(Said.class, CATALOGUE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (String key : new TreeSet<>(file.stringPropertyNames())) {
            if (key.endsWith(".zh")) {
                String id = key.substring(0, key.length() - ".zh".length());
                Severity usual = Severity.parse(file.getProperty(id + ".severity", "notice"));
                String graver = file.getProperty(id + ".graver", usual.code());
                entries.put(
                        id,
                        new Entry(
                                file.getProperty(id + ".rule", ""),
                                usual,
                                Severity.parse(graver),
                                file.getProperty(key),
                                file.getProperty(id + ".en", "")));
            }
        }
        return entries;
    }
}
