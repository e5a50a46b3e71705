package huizong.consolidate;

import huizong.store.Result;
import huizong.store.Store;
import huizong.text.PackagedText;
import java.util.List;
import java.util.Optional;

/**
 * The explanations units write into the anomaly list they were sent. They are kept with who gave them and when, and hold
 * from the next consolidation on, as long as the figures they are for stay the same.
 */
public final class Explanations {
    private final Store store;

    public Explanations(Store store) {
        this.store = store;
    }

    /**
     * A line of a returned list with something in its 说明 column.
     *
     * @param checkCode the line's 核对码; empty text where it is blank
     * @param ruleId the line's rule as it stands there
     * @param unitName the line's unit as it stands there
     * @param row where the line is, from 1
     */
    public record Returned(
            String checkCode, String ruleId, String unitName, String explanation, String file, String sheet, int row) {}

    /** What became of a line. */
    public enum Outcome {
        /** Kept; it holds from the next consolidation on. */
        RECORDED,
        /** Word for word what was known before. */
        KNOWN,
        /** Kept, but the last consolidation has no such finding: corrected since, or its figures changed. */
        OUTDATED,
        /** Not kept: an error is corrected, not explained. */
        ERROR,
        /** Not kept: no finding bears its 核对码, or the one that does is of another rule or unit. */
        UNMATCHED
    }

    /**
     * Keeps one line's explanation.
     *
     * @param givenBy who answers for it; empty for the unit itself
     */
    public Outcome record(Returned line, Optional<String> givenBy) {
        List<List<Optional<Object>>> rows = store.query(
                        PackagedText.read(Explanations.class, "explained-finding.sql"), line.checkCode())
                .rows();
        if (rows.isEmpty()) {
            return Outcome.UNMATCHED;
        }
        List<Optional<Object>> finding = rows.get(0);
        String rule = Result.text(finding.get(1));
        String unit = Result.text(finding.get(2));
        if (!line.ruleId().equals(rule) || !unit.isEmpty() && !line.unitName().equals(unit)) {
            return Outcome.UNMATCHED;
        }
        if (line.explanation().equals(Result.text(finding.get(5)))
                || line.explanation().equals(Result.text(finding.get(6)))) {
            return Outcome.KNOWN;
        }
        if (!Result.text(finding.get(4)).equals("true")) {
            return Outcome.ERROR;
        }
        store.update(
                PackagedText.read(Explanations.class, "record-explanation.sql"),
                line.checkCode(),
                Result.text(finding.get(0)),
                rule,
                finding.get(2).orElse(null),
                line.explanation(),
                givenBy.orElse(unit.isEmpty() ? line.unitName() : unit),
                line.file(),
                line.sheet(),
                line.row());
        return Result.text(finding.get(3)).equals("true") ? Outcome.RECORDED : Outcome.OUTDATED;
    }
}
