package huizong.extract;

import huizong.extract.form.PeriodWords;
import huizong.extract.form.PeriodWords.Said;
import huizong.grid.CellRef;
import huizong.mapping.FilingPeriod;
import huizong.mapping.PeriodKind;
import huizong.submission.Finding;
import huizong.submission.Severity;
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
    private record Source(String chinese, String english, String text, Said said) {}

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
        return finding(
                Severity.ERROR,
                "",
                "",
                "无法确定期间：“" + form.mapping().name() + "”按" + words() + "报送，但标题、表上、工作表名、文件名和文件夹名都没有写明是哪一期。"
                        + "本份未计入汇总，也不替代其他期间的填报。请在标题下写明期间（如 2024年5月）后重报。",
                "The period is nowhere to be found: this form is filed by " + english()
                        + ". It is in no roll-up and replaces no other filing; write the period below the title and file again.");
    }

    private Finding otherYear(Source source, int year) {
        return finding(
                Severity.ERROR,
                source.text(),
                String.valueOf(year),
                source.chinese() + "“" + source.text() + "”写的年份与本表年度 " + year + " 不一致，无法确定期间。本份未计入汇总，请统一后重报。",
                "The period in " + source.english() + " (" + source.text() + ") is of another year than the form's, "
                        + year + "; make them agree and file again. It is in no roll-up.");
    }

    private Finding contradiction(Source first, Source other, int year) {
        return finding(
                Severity.WARNING,
                other.text(),
                first.said().in(year).code(),
                first.chinese() + "写的是“" + first.text() + "”，" + other.chinese() + "写的是“" + other.text() + "”，期间不一致，已按"
                        + first.chinese() + "读作 " + first.said().in(year).chinese() + "。请核对是哪一期，改正后重报。",
                first.english() + " says " + first.text() + ", " + other.english() + " says " + other.text()
                        + "; it was read as " + first.said().in(year).code()
                        + ". Check which is right and file again.");
    }

    private Finding finding(Severity severity, String stated, String expected, String chinese, String english) {
        return new Finding(
                "read-period",
                severity,
                form.sheetName(),
                form.statedPeriod().map(s -> s.cell()).orElse(CORNER).toString(),
                Optional.of(stated).filter(s -> !s.isEmpty()),
                Optional.of(expected).filter(s -> !s.isEmpty()),
                chinese,
                Character.toUpperCase(english.charAt(0)) + english.substring(1));
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
