package huizong.extract;

import huizong.bureau.Registry;
import huizong.extract.form.FormArea;
import huizong.extract.form.SheetLabels;
import huizong.extract.form.Years;
import huizong.grid.CellRef;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.grid.Workbook;
import huizong.mapping.yaml.Mappings;
import huizong.submission.Finding;
import huizong.submission.ReturnSheet;
import huizong.submission.Severity;
import huizong.submission.Submission;
import huizong.submission.UnitRef;
import huizong.text.Names;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Turns a workbook into submissions: every form on its visible sheets, with unit and year settled across them. May be
 * used by several threads at once.
 */
public final class Extractor {
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

    public Extraction extract(Workbook workbook, SourceName source) {
        List<ExtractedForm> found = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Sheet sheet : workbook.sheets()) {
            if (sheet.cellCount() == 0 || ReturnSheet.is(sheet)) {
                continue;
            }
            List<FormArea> areas = recognizer.recognise(new SheetLabels(sheet));
            if (sheet.visibility() != Visibility.VISIBLE) {
                if (!areas.isEmpty()) {
                    findings.add(hidden(sheet, areas.get(0)));
                }
            } else if (areas.isEmpty()
                    || (sheet.longRows().isPresent() && !areas.get(0).mapping().isList())) {
                findings.add(unrecognised(sheet));
            } else {
                areas.forEach(area -> found.add(forms.extract(area)));
            }
        }
        List<UnitRef> units = new UnitResolver(registry, source).resolve(found);
        OptionalInt year = commonYear(found, source);
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            submissions.add(
                    submission(found.get(i), units.get(i), year, new PeriodResolver(found.get(i), found, source)));
        }
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
            findings.add(new Finding(
                    "read-year",
                    Severity.ERROR,
                    form.sheetName(),
                    new CellRef(0, 0).toString(),
                    Optional.empty(),
                    Optional.empty(),
                    "无法确定年度：表上、文件名和文件夹名都没有年份。请在标题中写明年度。",
                    "The fiscal year is nowhere to be found: not on the form, nor in the file's or folder's name."));
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

    private static Finding hidden(Sheet sheet, FormArea form) {
        return new Finding(
                "read-hidden-form",
                Severity.NOTICE,
                sheet.name(),
                "",
                Optional.empty(),
                Optional.empty(),
                "隐藏的工作表“" + sheet.name() + "”中有一份“" + form.mapping().name() + "”，未作为填报读入。如需报送请取消隐藏，否则请删除。",
                "The hidden sheet holds a form (" + form.mapping().formId()
                        + "); it was not read. Unhide it to file it, or delete it.");
    }

    private static Finding unrecognised(Sheet sheet) {
        return new Finding(
                "read-sheet-unrecognised",
                Severity.NOTICE,
                sheet.name(),
                "",
                Optional.empty(),
                Optional.empty(),
                "工作表“" + sheet.name() + "”不是已知的表格，未读入。如是填报表，请核对标题和栏目名称。",
                "The sheet is no known form and was not read. If it is one, check its title and labels.");
    }
}
