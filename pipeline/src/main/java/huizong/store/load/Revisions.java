package huizong.store.load;

import huizong.store.Result;
import huizong.store.Store;
import huizong.submission.DuplicateForm;
import huizong.submission.Finding;
import huizong.submission.Submission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives arriving filings their numbers, and counts the versions of each. */
public final class Revisions {
    private static final int ID_DIGITS = 12;

    /** A filing with its number and place among the versions of the same filing. */
    record Numbered(String id, Submission submission, int revision) {}

    private record Earlier(String id, int revision) {}

    private final Map<FilingKey, Earlier> current = new HashMap<>();

    /** Knows the current filings of the units of the staged group. */
    public Revisions(Store store) {
        for (List<Optional<Object>> row : store.query("SELECT submission_id, form_id, unit_id, period,"
                        + " project_name, sheet_name, revision FROM meta.submission"
                        + " WHERE is_current AND period IS NOT NULL AND unit_id IN (SELECT unit_id FROM "
                        + store.from(Register.ARRIVING_UNITS)
                        + ")")
                .rows()) {
            String form = Result.text(row.get(1));
            String project = FilingKey.project(form, row.get(4).map(Object::toString), Result.text(row.get(5)));
            current.put(
                    new FilingKey(form, Result.text(row.get(2)), Result.text(row.get(3)), project),
                    new Earlier(Result.text(row.get(0)), ((Number) row.get(6).orElse(1)).intValue()));
        }
    }

    /** The filings of a workbook, numbered; where two of them are the same filing, {@code findings} is told. */
    List<Numbered> number(Arrival arrival, List<Finding> findings) {
        return number(arrival, 0, findings);
    }

    /** @param before how many filings of this workbook have numbers already */
    List<Numbered> number(Arrival arrival, int before, List<Finding> findings) {
        List<Numbered> numbered = new ArrayList<>();
        Map<FilingKey, Submission> inThisWorkbook = new HashMap<>();
        for (Submission submission : arrival.submissions()) {
            String id = arrival.file().workbookId().substring(0, ID_DIGITS)
                    + String.format("-%02d", before + numbered.size() + 1);
            int revision = 1;
            if (submission.period().isPresent() && RollUpNames.in(submission).isEmpty()) {
                FilingKey key = FilingKey.of(submission);
                Earlier earlier = current.get(key);
                if (earlier != null) {
                    revision = earlier.revision() + 1;
                }
                current.put(key, new Earlier(id, revision));
                Submission twin = inThisWorkbook.put(key, submission);
                if (twin != null) {
                    findings.add(DuplicateForm.between(twin, submission));
                }
            }
            numbered.add(new Numbered(id, submission, revision));
        }
        return numbered;
    }

    /** The current filing that a reading would replace, where there is one; its unit has to be staged. */
    public Optional<String> current(Submission submission) {
        return submission.period().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(current.get(FilingKey.of(submission))).map(Earlier::id);
    }
}
