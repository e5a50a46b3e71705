package huizong.ingest;

import huizong.grid.Label;
import huizong.store.load.Filing;
import huizong.submission.Content;
import huizong.submission.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Tells which filing of a workbook each new reading of it is. */
final class Pairing {
    /** A filing and its new reading; one of them may be missing. */
    record Pair(Optional<Filing> filing, Optional<Submission> reading) {
        boolean isSame() {
            return filing.isPresent()
                    && reading.isPresent()
                    && filing.get().content().equals(Content.of(reading.get()));
        }

        List<Content.Change> changes() {
            return filing.isPresent() && reading.isPresent()
                    ? filing.get().content().changes(Content.of(reading.get()))
                    : List.of();
        }

        boolean notesChanged() {
            return filing.isPresent()
                    && reading.isPresent()
                    && !filing.get()
                            .content()
                            .notes()
                            .equals(Content.of(reading.get()).notes());
        }
    }

    private final List<Filing> filings;
    private final List<Submission> readings;
    private final List<Pair> pairs = new ArrayList<>();

    private Pairing(List<Filing> filings, List<Submission> readings) {
        this.filings = new ArrayList<>(filings);
        this.readings = new ArrayList<>(readings);
    }

    /**
     * Pairs what is the same first, then the same unit, period and project, then the same form, each on the same sheet and
     * from top to bottom.
     */
    static List<Pair> of(List<Filing> filings, List<Submission> readings) {
        Pairing pairing = new Pairing(filings, readings);
        pairing.match((f, r) -> f.content().equals(Content.of(r)));
        pairing.match((f, r) -> f.formId().equals(r.formId())
                && f.unit().equals(r.unit().unitId())
                && f.year()
                        .equals(
                                r.fiscalYear().isPresent()
                                        ? String.valueOf(r.fiscalYear().getAsInt())
                                        : "")
                && f.content().period().equals(Content.of(r).period())
                && Label.normalise(f.project())
                        .equals(r.projectName().map(Label::normalise).orElse("")));
        pairing.match((f, r) -> f.formId().equals(r.formId()));
        pairing.match((f, r) -> true);
        pairing.filings.forEach(f -> pairing.pairs.add(new Pair(Optional.of(f), Optional.empty())));
        pairing.readings.forEach(r -> pairing.pairs.add(new Pair(Optional.empty(), Optional.of(r))));
        return pairing.pairs;
    }

    private void match(BiPredicate<Filing, Submission> same) {
        for (Submission reading : List.copyOf(readings)) {
            filings.stream()
                    .filter(f -> f.sheetName().equals(reading.sheetName()) && same.test(f, reading))
                    .findFirst()
                    .ifPresent(filing -> {
                        pairs.add(new Pair(Optional.of(filing), Optional.of(reading)));
                        filings.remove(filing);
                        readings.remove(reading);
                    });
        }
    }
}
