package huizong.store.load;

import huizong.grid.Label;
import huizong.mapping.FilingPeriod;
import huizong.store.Result;
import huizong.store.Store;
import huizong.submission.Finding;
import huizong.submission.Severity;
import huizong.submission.Submission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives arriving filings their numbers and tells which filing replaces which. */
public final class Revisions {
    private static final int ID_DIGITS = 12;

    /** A filing with its number and place among the versions of the same filing. */
    record Numbered(String id, Submission submission, int revision) {}

    private record Earlier(String id, int revision) {}

    private final Map<String, Earlier> current = new HashMap<>();
    private final Map<String, String> replacedBy = new LinkedHashMap<>();

    /** Knows the current filings of the units of the staged group. */
    public Revisions(Store store) {
        for (List<Optional<Object>> row : store.query("SELECT submission_id, form_id, unit_id, period,"
                        + " project_name, sheet_name, revision FROM meta.submission"
                        + " WHERE is_current AND period IS NOT NULL AND unit_id IN (SELECT unit_id FROM "
                        + store.from(Register.ARRIVING_UNITS)
                        + ")")
                .rows()) {
            String form = Result.text(row.get(1));
            String project =
                    row.get(4).map(p -> Label.normalise(p.toString())).orElse(unnamed(form, Result.text(row.get(5))));
            current.put(
                    identity(form, Result.text(row.get(2)), Result.text(row.get(3)), project),
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
        Map<String, Submission> inThisWorkbook = new HashMap<>();
        for (Submission submission : arrival.submissions()) {
            String id = arrival.file().workbookId().substring(0, ID_DIGITS)
                    + String.format("-%02d", before + numbered.size() + 1);
            int revision = 1;
            if (submission.period().isPresent()) {
                String identity = identity(submission);
                Earlier earlier = current.get(identity);
                if (earlier != null) {
                    revision = earlier.revision() + 1;
                    replacedBy.put(earlier.id(), id);
                }
                current.put(identity, new Earlier(id, revision));
                Submission twin = inThisWorkbook.put(identity, submission);
                if (twin != null) {
                    findings.add(twice(twin, submission));
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
                : Optional.ofNullable(current.get(identity(submission))).map(Earlier::id);
    }

    /** The filing that replaces another, where one does. */
    Optional<String> successor(String id) {
        return Optional.ofNullable(replacedBy.get(id));
    }

    /** Every replaced filing and the one that replaces it. */
    Map<String, String> replaced() {
        return replacedBy;
    }

    /**
     * What makes a later filing replace an earlier one: unit, form, period and project. One that does not say its period
     * replaces none and is replaced by none. A project without a name is known by its sheet.
     */
    private static String identity(Submission s) {
        String project = s.projectName().map(Label::normalise).orElse(unnamed(s.formId(), s.sheetName()));
        return identity(
                s.formId(),
                s.unit().unitId(),
                s.period().map(FilingPeriod::code).orElse(""),
                project);
    }

    private static String identity(String form, String unit, String period, String project) {
        return String.join("\n", form, unit, period, project);
    }

    private static String unnamed(String form, String sheet) {
        return form.startsWith("project") ? "sheet:" + sheet : "";
    }

    private static Finding twice(Submission first, Submission second) {
        return new Finding(
                "read-duplicate-form",
                Severity.WARNING,
                second.sheetName(),
                "",
                Optional.empty(),
                Optional.empty(),
                "工作表“" + first.sheetName() + "”和“" + second.sheetName() + "”是同一单位、期间、项目的同一种表，已以后者为准。请删去多余的一张。",
                "The sheets " + first.sheetName() + " and " + second.sheetName()
                        + " are the same form of the same unit, period and project; the latter counts. Remove one.");
    }
}
