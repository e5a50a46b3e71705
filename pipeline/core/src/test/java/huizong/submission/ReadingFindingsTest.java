package huizong.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue of what reading says, held against the code that says it. */
class ReadingFindingsTest {
    private static final Pattern ID = Pattern.compile("Said\\.of\\(\\s*\"([^\"]+)\"\\s*\\)");
    private static final Pattern VALUE = Pattern.compile("\\.with\\(\\s*\"([^\"]+)\"");

    /** The files that say something, with the ids and the names of values in each. */
    private record Speaker(Path file, Set<String> ids, Set<String> values) {}

    private static List<Speaker> speakers() throws IOException {
        List<Speaker> speakers = new ArrayList<>();
        for (String folder : List.of("core/src/main/java", "src/main/java")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    String text = Files.readString(file);
                    Set<String> ids = all(ID, text);
                    if (!ids.isEmpty()) {
                        speakers.add(new Speaker(file, ids, all(VALUE, text)));
                    }
                }
            }
        }
        return speakers;
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void everyIdInTheCodeHasAnEntryAndEveryEntryIsUsed() throws IOException {
        Set<String> used = new TreeSet<>();
        speakers().forEach(s -> used.addAll(s.ids()));
        assertThat(used)
                .hasSizeGreaterThan(30)
                .isEqualTo(new TreeSet<>(Said.catalogue().keySet()));
    }

    @Test
    void theCodeGivesTheValuesTheMessagesNeedAndNoOthers() throws IOException {
        Map<Path, Set<String>> wrong = new TreeMap<>();
        for (Speaker speaker : speakers()) {
            Set<String> needed = new TreeSet<>();
            Said.catalogue()
                    .forEach((id, entry) -> needed.addAll(speaker.ids().contains(id) ? entry.values() : Set.of()));
            Set<String> differing = new TreeSet<>(needed);
            differing.addAll(speaker.values());
            differing.removeIf(v -> needed.contains(v) && speaker.values().contains(v));
            if (!differing.isEmpty()) {
                wrong.put(speaker.file(), differing);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyEntryHasBothMessagesARuleAndNoLineTwice() throws IOException {
        Said.catalogue().forEach((id, entry) -> {
            assertThat(entry.zh()).as(id).matches("(?s).*\\p{IsHan}.*。");
            assertThat(entry.en()).as(id).matches("[\\x20-\\x7e]+\\.");
            assertThat(entry.graver()).as(id).isGreaterThanOrEqualTo(entry.severity());
            assertThat(entry.rule()).as(id).matches(id.equals("list-more") ? "" : "read-[a-z-]+");
        });
        List<String> keys =
                Files.readAllLines(Path.of("core/src/main/resources/huizong/submission/" + Said.CATALOGUE)).stream()
                        .filter(l -> !l.isBlank() && !l.startsWith("#"))
                        .map(l -> l.substring(0, l.indexOf('=')))
                        .toList();
        assertThat(keys)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(4 * Said.catalogue().size() - 2);
    }

    @Test
    void everyRuleItIsListedUnderHasATitle() throws IOException {
        String titles = Files.readString(Path.of("src/main/resources/huizong/rule/reading-rules.sql"));
        assertThat(Said.catalogue().values())
                .filteredOn(e -> !e.rule().isEmpty())
                .allSatisfy(e -> assertThat(titles).contains("('" + e.rule() + "', "));
    }

    @Test
    void aPartInSquareBracketsIsLeftOutWhereItsValueIsEmpty() {
        Said near = Said.of("field-missing").with("label", "编制数").with("near", "B2“编制$1”");
        assertThat(near.at("表", "A1").message()).isEqualTo("表中找不到“编制数”一栏，最接近的是B2“编制$1”。请按标准表样恢复该栏名称。");
        Said alone = Said.of("field-missing").with("label", "编制数").with("near", "");
        assertThat(alone.at("表", "A1").message()).isEqualTo("表中找不到“编制数”一栏。请按标准表样恢复该栏名称。");
        assertThat(alone.at("表", "A1").messageEn())
                .isEqualTo("The form has no label 编制数. Restore the label of the standard form.");
    }

    @Test
    void aValueThatLooksLikeAPlaceholderIsShownAsItIs() {
        assertThat(Said.of("line-misspelt")
                        .with("line", "{near}[x]")
                        .with("near", "办公费")
                        .at("表", "A1")
                        .message())
                .contains("“{near}[x]”");
    }

    @Test
    void aValueThatIsNotGivenIsAMistakeOfOurs() {
        assertThatThrownBy(() -> Said.of("field-missing").with("label", "x").at("表", "A1"))
                .isInstanceOf(IllegalStateException.class);
    }
}
