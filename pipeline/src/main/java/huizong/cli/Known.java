package huizong.cli;

import huizong.mapping.EditDistance;
import huizong.store.Result;
import huizong.store.Store;
import huizong.text.UsageException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Refuses a filter that names nothing there is, and says what comes nearest: an empty list would read as good news. */
final class Known {
    private static final int MOST_NAMED = 5;

    private Known() {}

    /** @throws UsageException where the word is not among those an option takes */
    static void require(String option, String word, List<String> words) {
        require(option, word, words, String::equals);
    }

    /**
     * The same for what a database knows.
     *
     * @param sql one column: what there is
     * @param names whether what there is is meant by the word
     */
    static void require(String option, String word, Path database, String sql, BiPredicate<String, String> names) {
        require(
                option,
                word,
                Store.queryReadOnly(database, sql).rows().stream()
                        .map(row -> Result.text(row.get(0)))
                        .toList(),
                names);
    }

    private static void require(String option, String word, List<String> words, BiPredicate<String, String> names) {
        Optional<String> found = words.stream().filter(w -> names.test(w, word)).findFirst();
        if (found.isEmpty()) {
            List<String> nearest = words.stream()
                    .sorted(Comparator.comparingInt((String w) -> EditDistance.between(w, word))
                            .thenComparing(w -> w))
                    .limit(MOST_NAMED)
                    .toList();
            throw new UsageException(
                    option + "：没有“" + word + "”" + (nearest.isEmpty() ? "" : "，相近的有：" + String.join("、", nearest)),
                    option + ": there is no \"" + word + "\""
                            + (nearest.isEmpty() ? "" : "; nearest: " + String.join(", ", nearest)));
        }
    }
}
