package huizong.extract;

import huizong.catalog.ColumnDefinition;
import huizong.catalog.TableCatalog;
import huizong.submission.Fact;
import huizong.submission.Finding;
import huizong.submission.Provenance;
import huizong.submission.Row;
import huizong.submission.Said;
import huizong.submission.Submission;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells forms that were filled in from those that were not: a template sent back as it came, or one whose layout let
 * nothing be understood. Such a form is no filing, and must not take the place of one.
 */
public final class BlankForms {
    private final TableCatalog catalog;

    public BlankForms(TableCatalog catalog) {
        this.catalog = catalog;
    }

    /** What was found of a form's places for figures. */
    private static final class Count {
        private int figures;
        private int zeros;
        private int markers;
        private int blanks;

        /** Formulas of a blank template give zeros in its totals; whoever files nothing but zeros files them in most places. */
        boolean isBlank() {
            int places = figures + markers + blanks;
            boolean nil = markers > 0 && 2 * markers >= places;
            return !nil && (figures == 0 || (figures == zeros && 3 * zeros < places));
        }
    }

    /** The same without blank forms; a finding stands for each. */
    public Extraction without(Extraction extraction) {
        List<Submission> filled = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(extraction.findings());
        for (Submission form : extraction.submissions()) {
            if (isBlank(form)) {
                findings.add(finding(form));
            } else {
                filled.add(form);
            }
        }
        return new Extraction(filled, findings);
    }

    /** Whether a form has no figure of whoever files it. */
    public boolean isBlank(Submission form) {
        if (form.list().isPresent()) {
            return false;
        }
        Set<String> unread = new HashSet<>();
        form.findings().stream().filter(f -> f.ruleId().equals("read-value")).forEach(f -> unread.add(f.cellRef()));
        Count count = new Count();
        form.rows().forEach(row -> count(row, unread, count));
        return count.isBlank();
    }

    private void count(Row row, Set<String> unread, Count count) {
        for (Map.Entry<String, Fact> entry : row.facts().entrySet()) {
            Fact fact = entry.getValue();
            boolean figure = catalog.table(row.table())
                    .flatMap(t -> t.column(entry.getKey()))
                    .filter(ColumnDefinition::isFigure)
                    .isPresent();
            if (!figure || fact.provenance().isEmpty()) {
                continue;
            }
            Provenance from = fact.provenance().get();
            if (fact.value().isPresent()) {
                count.figures++;
                count.zeros += isZero(fact.value().get()) ? 1 : 0;
            } else if (fact.isBlank() || unread.contains(from.cell().toString())) {
                count.blanks++;
            } else {
                count.markers++;
            }
        }
    }

    private static boolean isZero(Object value) {
        return value instanceof BigDecimal number ? number.signum() == 0 : value instanceof Integer whole && whole == 0;
    }

    private static Finding finding(Submission form) {
        return Said.of("no-figures")
                .with("sheet", form.sheetName())
                .with("formId", form.formId())
                .at(form.sheetName(), "");
    }
}
