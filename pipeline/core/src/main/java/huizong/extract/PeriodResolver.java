package huizong.extract;

import huizong.extract.form.PeriodWords;
import huizong.extract.form.PeriodWords.Words;
import huizong.grid.CellRef;
import huizong.mapping.FilingPeriod;
import huizong.mapping.PeriodKind;
import huizong.submission.Finding;
import huizong.submission.Said;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Settles what a form covers: as the form itself says, else the name of its sheet, of its file, or of a folder, the nearest
 * first.
 */
final class PeriodResolver {
    /** A place that says a period. */
    private record Source(String chinese, String english, String text, Words said) {}

    private static final CellRef CORNER = new CellRef(0, 0);

    private final ExtractedForm form;
    private final List<PeriodKind> kinds;
    private final List<Source> own = new ArrayList<>();
    private final List<Source> folders = new ArrayList<>();
    private final Set<Source> ofSeveral = new HashSet<>();

    /** @param all the forms of the workbook: what a file of several months is called is none of theirs */
    PeriodResolver(ExtractedForm form, List<ExtractedForm> all, SourceName source) {
        this.form = form;
        this.kinds = form.mapping().periods();
        form.statedPeriod().ifPresent(s -> own.add(new Source("表上", "the sheet", s.text(), s.said())));
        if (form.mapping().isPeriodic()) {
            add(own, "工作表名", "the sheet's name", form.sheetName());
            int before = own.size();
            add(own, "文件名", "the file's name", source.stem());
            if (all.stream()
                            .filter(f ->
                                    f.mapping().formId().equals(form.mapping().formId()))
                            .count()
                    > 1) {
                ofSeveral.addAll(own.subList(before, own.size()));
            }
            String[] path = source.relativePath().split("/");
            for (int i = path.length - 2; i >= 0; i--) {
                add(folders, "文件夹名", "a folder's name", path[i]);
            }
        }
    }

    private void add(List<Source> sources, String chinese, String english, String text) {
        PeriodWords.in(text, kinds).ifPresent(said -> sources.add(new Source(chinese, english, text, said)));
    }

    /**
     * The period; empty, with a finding, where none is to be found, or one of another year.
     *
     * @param findings told too where two names say two periods; a folder may well be named after another month
     */
    Optional<FilingPeriod> resolve(OptionalInt fiscalYear, List<Finding> findings) {
        if (fiscalYear.isEmpty()) {
            return Optional.empty(); // which is said already
        }
        int year = fiscalYear.getAsInt();
        List<Source> sources = own.isEmpty() ? folders : own;
        if (sources.isEmpty()) {
            if (kinds.contains(PeriodKind.YEAR)) {
                return Optional.of(FilingPeriod.of(year));
            }
            findings.add(missing());
            return Optional.empty();
        }
        Source first = sources.get(0);
        if (first.said().year().isPresent() && first.said().year().getAsInt() != year) {
            findings.add(otherYear(first, year));
            return Optional.empty();
        }
        for (Source other : own) {
            if (!first.said().agrees(other.said()) && !ofSeveral.contains(other)) {
                findings.add(contradiction(first, other, year));
            }
        }
        return Optional.of(first.said().in(year));
    }

    private Finding missing() {
        return at(Said.of("period-nowhere")
                .with("form", form.mapping().name())
                .with("kinds", words())
                .with("kindsEn", english()));
    }

    private Finding otherYear(Source source, int year) {
        return at(Said.of("period-of-another-year")
                .with("place", source.chinese())
                .with("placeEn", source.english())
                .with("text", source.text())
                .with("year", year)
                .stated(source.text())
                .expected(String.valueOf(year)));
    }

    private Finding contradiction(Source first, Source other, int year) {
        FilingPeriod read = first.said().in(year);
        return at(Said.of("period-contradiction")
                .with("place", first.chinese())
                .with("placeEn", first.english())
                .with("text", first.text())
                .with("other", other.chinese())
                .with("otherEn", other.english())
                .with("otherText", other.text())
                .with("read", read.chinese())
                .with("readEn", read.code())
                .stated(other.text())
                .expected(read.code()));
    }

    private Finding at(Said said) {
        return said.at(
                form.sheetName(),
                form.statedPeriod().map(s -> s.cell()).orElse(CORNER).toString());
    }

    private String words() {
        return String.join("、", kinds.stream().map(PeriodResolver::word).toList());
    }

    private String english() {
        return String.join(
                " or ",
                kinds.stream()
                        .map(k -> k.name().toLowerCase(java.util.Locale.ROOT))
                        .toList());
    }

    private static String word(PeriodKind kind) {
        return switch (kind) {
            case YEAR -> "年";
            case HALF -> "半年";
            case QUARTER -> "季";
            case MONTH -> "月";
        };
    }
}
