package huizong.extract;

import huizong.bureau.Registry;
import huizong.extract.form.FormArea;
import huizong.extract.form.SheetLabels;
import huizong.extract.form.Work;
import huizong.extract.form.Years;
import huizong.grid.CellRef;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.grid.Workbook;
import huizong.mapping.yaml.Mappings;
import huizong.submission.Finding;
import huizong.submission.ReturnSheet;
import huizong.submission.Said;
import huizong.submission.Submission;
import huizong.submission.UnitRef;
import huizong.text.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Turns a workbook into submissions: every form on its visible sheets, with unit and year settled across them. May be
 * used by several threads at once.
 */
public final class Extractor {
    private static final int UNITS_NAMED = 5;

    private final Recognizer recognizer;
    private final FormExtractor forms;
    private final Registry registry;

    public Extractor(Mappings mappings, Registry registry) {
        this.recognizer = new Recognizer(mappings.forms());
        this.forms = new FormExtractor(mappings.tables(), recognizer::isTitle);
        this.registry = registry;
    }

    /** Whether the first rows of a sheet are those of a form that may be longer than memory holds. */
    public boolean isList(Sheet head) {
        List<FormArea> areas = recognizer.recognise(new SheetLabels(head));
        return areas.size() == 1 && areas.get(0).mapping().isList();
    }

    /** The same without an end to its patience, for what a person waits for. */
    public Extraction extract(Workbook workbook, SourceName source) {
        return extract(workbook, source, Work.unlimited());
    }

    /** @param work what it may cost */
    public Extraction extract(Workbook workbook, SourceName source, Work work) {
        List<ExtractedForm> found = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Sheet sheet : workbook.sheets()) {
            if (sheet.cellCount() == 0 || ReturnSheet.is(sheet)) {
                continue;
            }
            SheetLabels labels = new SheetLabels(sheet, work);
            List<FormArea> areas = recognizer.recognise(labels);
            if (sheet.visibility() != Visibility.VISIBLE) {
                if (!areas.isEmpty()) {
                    findings.add(hidden(sheet, areas.get(0)));
                }
            } else if (areas.isEmpty()
                    || (sheet.longRows().isPresent() && !areas.get(0).mapping().isList())) {
                findings.add(unrecognised(sheet, areas.isEmpty() ? recognizer.whyNot(labels) : Optional.empty()));
            } else {
                areas.forEach(area -> found.add(forms.extract(area)));
            }
        }
        workbook.otherTabs().forEach(name -> findings.add(withoutCells(name)));
        ProseCheck.of(workbook.prose(), found);
        List<UnitRef> units = new UnitResolver(registry, source).resolve(found);
        OptionalInt year = commonYear(found, source);
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            submissions.add(
                    submission(found.get(i), units.get(i), year, new PeriodResolver(found.get(i), found, source)));
        }
        severalUnits(submissions).ifPresent(findings::add);
        return new Extraction(submissions, findings);
    }

    /** The year of the forms that state one, the base table first; else the file's or the folder's. */
    private static OptionalInt commonYear(List<ExtractedForm> forms, SourceName source) {
        for (ExtractedForm form : forms) {
            if (form.mapping().formId().equals("base_data") && form.statedYear().isPresent()) {
                return form.statedYear();
            }
        }
        List<Integer> years = forms.stream()
                .filter(f -> f.statedYear().isPresent())
                .map(f -> f.statedYear().getAsInt())
                .distinct()
                .toList();
        if (years.size() == 1) {
            return OptionalInt.of(years.get(0));
        }
        OptionalInt inName = Years.in(source.fileName());
        return inName.isPresent() ? inName : Years.in(source.relativePath());
    }

    private static Submission submission(ExtractedForm form, UnitRef unit, OptionalInt common, PeriodResolver periods) {
        List<Finding> findings = new ArrayList<>(form.findings());
        OptionalInt year = form.statedYear().isPresent() ? form.statedYear() : common;
        if (year.isEmpty()) {
            findings.add(Said.of("year-nowhere").at(form.sheetName(), new CellRef(0, 0).toString()));
        }
        return new Submission(
                form.sheetName(),
                form.mapping().formId(),
                form.mapping().versionName(),
                unit,
                year,
                periods.resolve(year, findings),
                form.headerValue("project_name").map(v -> Names.given(v.toString())),
                form.headerValue("filled_by").map(Object::toString),
                form.headerValue("filled_on").map(LocalDate.class::cast),
                form.header(),
                form.rows(),
                form.list(),
                findings,
                form.unclaimed());
    }

    /** Says once that a workbook holds forms about whole units of more than one unit. */
    private static Optional<Finding> severalUnits(List<Submission> forms) {
        Map<String, Map<String, String>> unitsOf = new HashMap<>();
        for (Submission form : forms) {
            if (form.projectName().isEmpty()) {
                unitsOf.computeIfAbsent(form.formId(), f -> new LinkedHashMap<>())
                        .put(form.unit().unitId(), form.unit().name());
            }
        }
        return unitsOf.values().stream()
                .filter(units -> units.size() > 1)
                .max(Comparator.comparingInt(Map::size))
                .map(units -> Said.of("several-units")
                        .with("count", units.size())
                        .with(
                                "units",
                                units.values().stream().limit(UNITS_NAMED).collect(Collectors.joining("、"))
                                        + (units.size() > UNITS_NAMED ? "…" : ""))
                        .at("", ""));
    }

    private static Finding hidden(Sheet sheet, FormArea form) {
        return Said.of("hidden-form")
                .with("sheet", sheet.name())
                .with("form", form.mapping().name())
                .with("formId", form.mapping().formId())
                .at(sheet.name(), "");
    }

    private static Finding withoutCells(String name) {
        return Said.of("sheet-without-cells").with("sheet", name).at(name, "");
    }

    private static Finding unrecognised(Sheet sheet, Optional<Said> why) {
        return why.orElseGet(() -> Said.of("sheet-unrecognised").with("sheet", sheet.name()))
                .at(sheet.name(), "");
    }
}
