package huizong.watch;

import huizong.returns.AnnotatedReturn.Mark;
import huizong.rule.RuleBook;
import huizong.store.Result;
import huizong.store.Store;
import huizong.store.TrialDatabase;
import huizong.text.PackagedText;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What is to be said to units at once: the rules tried on everything they have filed, without a consolidation. */
final class Screening implements AutoCloseable {
    /** Below every consolidation's number. */
    private static final int TRIAL = -1;

    private final TrialDatabase trial;
    private final RuleBook rules;

    Screening(Store store, RuleBook rules) {
        this.trial = new TrialDatabase(store);
        this.rules = rules;
        rules.check(trial.store());
    }

    /** The findings on each workbook, gravest first; the database is as it was. */
    Map<String, List<Mark>> of(Collection<String> workbookIds) {
        Map<String, List<Mark>> marks = new HashMap<>();
        if (!workbookIds.isEmpty()) {
            trial.holdUnitsOf(workbookIds);
            rules.run(trial.store(), TRIAL, OptionalInt.empty());
            for (String id : workbookIds) {
                marks.put(id, marks(id));
            }
        }
        return marks;
    }

    @Override
    public void close() {
        trial.close();
    }

    private List<Mark> marks(String workbookId) {
        return trial
                .store()
                .query(PackagedText.read(Screening.class, "return-findings.sql"), workbookId)
                .rows()
                .stream()
                .map(row -> new Mark(
                        Result.text(row.get(0)),
                        Result.text(row.get(1)),
                        Result.text(row.get(2)),
                        Result.text(row.get(3)),
                        Result.text(row.get(4)),
                        Result.text(row.get(5)),
                        Result.text(row.get(6)),
                        Result.text(row.get(7)),
                        Result.text(row.get(8))))
                .toList();
    }
}
