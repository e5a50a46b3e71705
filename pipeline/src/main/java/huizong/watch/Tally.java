package huizong.watch;

import huizong.ingest.FileResult;
import huizong.ingest.FileResult.Outcome;
import huizong.text.Language;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many files came to what since the start: the status line. */
final class Tally {
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

    void add(List<FileResult> results) {
        results.forEach(r -> counts.merge(r.outcome(), 1, Integer::sum));
    }

    int rejected() {
        return count(Outcome.REJECTED);
    }

    String line(Language language) {
        int same = count(Outcome.UNCHANGED) + count(Outcome.DUPLICATE) + count(Outcome.RESTORED);
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return language.choose(
                "共收 " + all + "：入库 " + count(Outcome.LOADED) + "，未变或重复 " + same + "，拒收 " + rejected(),
                all + " received: " + count(Outcome.LOADED) + " loaded, " + same + " unchanged or duplicate, "
                        + rejected() + " refused");
    }

    private int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
