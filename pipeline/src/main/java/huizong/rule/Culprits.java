package huizong.rule;

import huizong.store.Result;
import huizong.store.Store;
import huizong.store.StoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the filings that a rule fails on, by halving: it is tried on some and not on the others. */
final class Culprits {
    private final Store store;
    private final Rule rule;
    private final HiddenFilings hidden;
    private final List<String> all;

    private Culprits(Store store, Rule rule, HiddenFilings hidden) {
        this.store = store;
        this.rule = rule;
        this.hidden = hidden;
        this.all = store
                .query("SELECT submission_id FROM meta.submission WHERE is_current ORDER BY unit_id, submission_id")
                .rows()
                .stream()
                .map(row -> Result.text(row.get(0)))
                .toList();
    }

    /** Few filings without which the rule runs; empty where none are to blame: it fails on each of them, or on none. */
    static Set<String> of(Store store, Rule rule) {
        try (HiddenFilings hidden = new HiddenFilings(store)) {
            Culprits culprits = new Culprits(store, rule, hidden);
            Set<String> found = culprits.runsOn(List.of()) ? culprits.among(culprits.all) : Set.of();
            return found.size() > 1 && found.size() == culprits.all.size() ? Set.of() : found;
        }
    }

    /** Figures of several filings may fail only together: then all that are left are meant. */
    private Set<String> among(List<String> filings) {
        Set<String> found = new LinkedHashSet<>();
        List<String> left = filings;
        while (!left.isEmpty() && !runsOn(left)) {
            Set<String> more = left.size() == 1 ? Set.copyOf(left) : inHalves(left);
            found.addAll(more.isEmpty() ? left : more);
            left = left.stream().filter(id -> !found.contains(id)).toList();
        }
        return found;
    }

    private Set<String> inHalves(List<String> filings) {
        int half = filings.size() / 2;
        Set<String> found = new LinkedHashSet<>(among(filings.subList(0, half)));
        found.addAll(among(filings.subList(half, filings.size())));
        return found;
    }

    private boolean runsOn(List<String> filings) {
        Set<String> seen = new HashSet<>(filings);
        List<String> others = new ArrayList<>(all);
        others.removeIf(seen::contains);
        hidden.hide(others);
        try {
            RuleRun.judge(store, rule);
            return true;
        } catch (StoreException e) {
            if (RuleFailedException.isOfData(e)) {
                return false;
            }
            throw e;
        }
    }
}
