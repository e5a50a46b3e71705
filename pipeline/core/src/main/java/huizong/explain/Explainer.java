package huizong.explain;

import huizong.bureau.Registry;
import huizong.extract.Extraction;
import huizong.extract.Extractor;
import huizong.extract.FormExtractor;
import huizong.extract.Recognizer;
import huizong.extract.SourceName;
import huizong.extract.form.FormArea;
import huizong.extract.form.Role;
import huizong.extract.form.SheetLabels;
import huizong.grid.Cell;
import huizong.grid.Label;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.grid.Workbook;
import huizong.mapping.Anchor;
import huizong.mapping.FormMapping;
import huizong.mapping.yaml.Mappings;
import huizong.submission.Finding;
import huizong.submission.Submission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Tells, for every cell of a workbook, what it was taken for and which line of which mapping said so. */
public final class Explainer {
    private final Mappings mappings;
    private final Recognizer recognizer;
    private final FormExtractor forms;
    private final Extractor extractor;

    public Explainer(Mappings mappings, Registry registry) {
        this.mappings = mappings;
        this.recognizer = new Recognizer(mappings.forms());
        this.forms = new FormExtractor(mappings.tables(), recognizer::isTitle);
        this.extractor = new Extractor(mappings, registry);
    }

    /** Explains all sheets, in the order of their tabs. */
    public List<ExplainedSheet> explain(Workbook workbook, SourceName source) {
        Extraction extraction = extractor.extract(workbook, source);
        List<Submission> left = new ArrayList<>(extraction.submissions());
        YearReason years = new YearReason(source, extraction.submissions());
        List<ExplainedSheet> sheets = new ArrayList<>();
        for (Sheet sheet : workbook.sheets()) {
            SheetLabels labels = new SheetLabels(sheet);
            List<FormArea> areas = sheet.visibility() == Visibility.VISIBLE ? recognizer.recognise(labels) : List.of();
            List<ExplainedForm> explained = new ArrayList<>();
            List<ExplainedCell> cells = new ArrayList<>();
            List<Finding> findings = new ArrayList<>(extraction.findings().stream()
                    .filter(f -> f.sheetName().equals(sheet.name()))
                    .toList());
            for (FormArea area : areas) {
                forms.extract(area);
                Optional<Submission> read = left.stream()
                        .filter(s -> s.sheetName().equals(sheet.name()))
                        .findFirst();
                if (read.isPresent()) {
                    left.remove(read.get());
                    explained.add(new ExplainedForm(
                            area.mapping(),
                            read.get(),
                            area.firstRow(),
                            area.lastRow(),
                            reasons(area, read.get(), years)));
                    cells.addAll(new FormCells(area, read.get()).cells());
                    findings.addAll(read.get().findings());
                }
            }
            Optional<NearestForm> nearest =
                    areas.isEmpty() ? NearestForm.of(labels, mappings.forms()) : Optional.empty();
            if (areas.isEmpty()) {
                cells.addAll(strange(sheet, nearest.map(NearestForm::mapping)));
            }
            cells.sort(Comparator.comparing(ExplainedCell::ref));
            sheets.add(new ExplainedSheet(sheet, explained, nearest, cells, findings));
        }
        return sheets;
    }

    private static List<Because> reasons(FormArea area, Submission form, YearReason years) {
        List<Because> reasons = new ArrayList<>();
        area.claims().entrySet().stream()
                .filter(c -> c.getValue() == Role.TITLE)
                .map(Map.Entry::getKey)
                .min(Comparator.naturalOrder())
                .ifPresentOrElse(
                        ref -> reasons.add(new Because(
                                "表种：据标题 " + ref + " 和必有的 "
                                        + area.mapping().requires().size() + " 个栏目",
                                "recognised by its title " + ref + " and the "
                                        + area.mapping().requires().size() + " labels it requires")),
                        () -> reasons.add(new Because("表种：没有标题，据栏目名称", "recognised by its labels; it has no title")));
        reasons.add(years.of(area, form));
        if (area.mapping().isPeriodic()) {
            reasons.add(form.period()
                    .map(p -> new Because("期间 " + p.chinese() + "（" + p.code() + "）", "period: " + p.code()))
                    .orElse(new Because("期间：无法确定", "period: unknown")));
        }
        return reasons;
    }

    /** The cells of a sheet that is no known form; labels that the nearest template knows are marked. */
    private static List<ExplainedCell> strange(Sheet sheet, Optional<FormMapping> nearest) {
        List<ExplainedCell> cells = new ArrayList<>();
        for (int r = sheet.firstRow(); r < sheet.height(); r++) {
            for (Cell cell : sheet.row(r)) {
                Optional<Anchor> known = nearest.flatMap(m -> anchor(m, cell));
                cells.add(new ExplainedCell(
                        cell.ref(),
                        known.isPresent() ? Role.ANCHOR : Role.UNCLAIMED,
                        cell.value().shown(),
                        List.of(),
                        known.map(Anchor::where).orElse(""),
                        Optional.empty()));
            }
        }
        return cells;
    }

    private static Optional<Anchor> anchor(FormMapping mapping, Cell cell) {
        if (!(cell.value() instanceof huizong.grid.CellValue.Text text)
                || text.text().length() > Label.MAX_LENGTH) {
            return Optional.empty();
        }
        Label label = text.label();
        return Stream.concat(Stream.of(mapping.titles()), mapping.vocabulary())
                .filter(a -> a.matches(label, OptionalInt.empty()))
                .findFirst();
    }
}
