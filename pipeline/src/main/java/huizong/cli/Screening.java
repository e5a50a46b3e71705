package huizong.cli;

import huizong.report.AnnotatedReturn.Mark;
import huizong.rule.RuleBook;
import huizong.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What is to be said to a unit at once: the rules tried on what it filed, without a consolidation. */
final class Screening {
    /** Below every consolidation's number; it is never kept. */
    private static final int TRIAL = -1;

    /** Ends a transaction that was only for looking. */
    private static final class LookedEnough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LookedEnough() {
            super("rolled back on purpose", null, false, false);
        }
    }

    private final Store store;
    private final RuleBook rules;

    Screening(Store store, RuleBook rules) {
        this.store = store;
        this.rules = rules;
        rules.check(store);
    }

    /** The findings on each workbook, gravest first; the database is afterwards as it was. */
    Map<String, List<Mark>> of(Collection<String> workbookIds) {
        Map<String, List<Mark>> marks = new HashMap<>();
        if (workbookIds.isEmpty()) {
            return marks;
        }
        try {
            store.inTransaction(() -> {
                rules.run(store, TRIAL, OptionalInt.empty());
                for (String id : workbookIds) {
                    marks.put(id, marks(id));
                }
                throw new LookedEnough();
            });
        } catch (LookedEnough expected) {
            return marks;
        }
        return marks;
    }

    private List<Mark> marks(String workbookId) {
        return store.query(Query.read("return-findings"), workbookId).rows().stream()
                .map(row -> new Mark(
                        text(row.get(0)),
                        text(row.get(1)),
                        text(row.get(2)),
                        text(row.get(3)),
                        text(row.get(4)),
                        text(row.get(5)),
                        text(row.get(6)),
                        text(row.get(7)),
                        text(row.get(8))))
                .toList();
    }

    private static String text(Optional<Object> value) {
        return value.map(Object::toString).orElse("");
    }
}
