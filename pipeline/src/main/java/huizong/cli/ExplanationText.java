package huizong.cli;

import huizong.catalog.ColumnDefinition;
import huizong.catalog.TableCatalog;
import huizong.catalog.TableDefinition;
import huizong.explain.Because;
import huizong.explain.ExplainedCell;
import huizong.explain.ExplainedCell.Meaning;
import huizong.explain.ExplainedForm;
import huizong.explain.ExplainedSheet;
import huizong.explain.NearLabel;
import huizong.explain.NearestForm;
import huizong.grid.CellRef;
import huizong.grid.Visibility;
import huizong.mapping.ValueType;
import huizong.report.TextTable;
import huizong.report.html.ExplanationPage;
import huizong.report.html.PaintedSheet;
import huizong.report.html.PaintedSheet.Mark;
import huizong.report.html.PaintedSheet.PaintedCell;
import huizong.store.Result;
import huizong.text.Language;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts an explanation into words: for a terminal, as JSON and for the painted page. */
final class ExplanationText {
    private static final Map<String, String> SUBMISSION_COLUMNS =
            Map.of("unit_name", "填报单位", "project_name", "项目名称", "filled_by", "填表人", "filled_on", "填报日期");

    private final Language language;
    private final TableCatalog catalog;
    private final Map<String, Integer> cut;

    /** @param cut how many rows the sheets have of which only the first are explained */
    ExplanationText(Language language, TableCatalog catalog, Map<String, Integer> cut) {
        this.language = language;
        this.catalog = catalog;
        this.cut = Map.copyOf(cut);
    }

    /** Sentences about a sheet: its forms, or why it is none. */
    List<String> facts(ExplainedSheet sheet) {
        List<String> facts = new ArrayList<>();
        if (cut.containsKey(sheet.sheet().name())) {
            String rows =
                    String.format(Locale.ROOT, "%,d", cut.get(sheet.sheet().name()));
            facts.add(language.choose(
                    "共 " + rows + " 行，只说明前 " + OneWorkbook.HEAD + " 行；入库时其余各行按同样的栏目读取",
                    rows + " rows, of which the first " + OneWorkbook.HEAD
                            + " are explained; the others are read in the same way when filed"));
        }
        for (ExplainedForm form : sheet.forms()) {
            facts.add((form.firstRow() + 1) + "–" + (form.lastRow() + 1) + language.choose(" 行：", ": ")
                    + form.mapping().name() + "（" + form.mapping().formId() + " "
                    + form.mapping().versionName() + "，" + form.mapping().where() + "），"
                    + form.submission().unit().name());
            form.reasons().forEach(r -> facts.add(words(r)));
        }
        if (sheet.forms().isEmpty()) {
            if (sheet.sheet().visibility() != Visibility.VISIBLE) {
                facts.add(language.choose("隐藏的工作表，不读入", "a hidden sheet; not read"));
            } else {
                facts.add(language.choose("不是已知的表格，未读入", "no known form; not read"));
            }
            sheet.nearest().ifPresent(n -> nearest(n, facts));
        }
        return facts;
    }

    private void nearest(NearestForm near, List<String> facts) {
        facts.add(language.choose(
                "最接近的表样：" + near.mapping().name() + "（" + near.mapping().where() + "），" + near.of() + " 个栏目中有 "
                        + near.found() + " 个",
                "nearest template: " + near.mapping().formId() + " ("
                        + near.mapping().where() + "); " + near.found() + " of its " + near.of()
                        + " labels stand here"));
        for (NearestForm.Missing missing : near.missing()) {
            Optional<NearLabel> label = missing.near();
            facts.add(language.choose("缺少“" + missing.wanted() + "”", "missing: " + missing.wanted())
                    + " (" + missing.wanted().where() + ")"
                    + label.map(l -> language.choose(
                                    "，最接近的是 " + l.cell() + "“" + l.text().strip() + "”，差 " + l.distance() + " 字",
                                    "; nearest: " + l.cell() + " " + l.text().strip() + ", " + l.distance()
                                            + " characters off"))
                            .orElse(""));
        }
    }

    Result table(ExplainedSheet sheet) {
        List<String> columns = language == Language.ZH
                ? List.of("单元格", "用途", "内容", "读成", "映射", "依据")
                : List.of("cell", "role", "text", "became", "mapping", "because");
        List<List<Optional<Object>>> rows = new ArrayList<>();
        for (ExplainedCell cell : sheet.cells()) {
            rows.add(List.of(
                    Optional.of(cell.ref()),
                    Optional.of(role(cell)),
                    Optional.of(cell.text().strip().replaceAll("\\s+", " ")),
                    Optional.of(String.join(language.choose("；", "; "), meanings(cell))),
                    Optional.of(cell.where()),
                    Optional.of(cell.because().map(this::words).orElse(""))));
        }
        return new Result(columns, columns, rows);
    }

    private String role(ExplainedCell cell) {
        String code = code(cell);
        return language.choose(ExplanationPage.word(code), code);
    }

    private static String code(ExplainedCell cell) {
        return cell.role().name().toLowerCase(Locale.ROOT);
    }

    private String words(Because because) {
        return language.choose(because.chinese(), because.english());
    }

    /** What a cell became, one entry a row it is in. */
    private static List<String> meanings(ExplainedCell cell) {
        Map<String, List<Meaning>> byRow = cell.meanings().stream()
                .collect(Collectors.groupingBy(
                        m -> m.table() + (m.line() > 0 ? "[" + m.line() + "]" : ""),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<String> entries = new ArrayList<>();
        byRow.forEach((row, list) -> entries.add(row + "."
                + list.stream().map(m -> m.column() + " = " + value(m)).collect(Collectors.joining(", "))));
        return entries;
    }

    private static String value(Meaning meaning) {
        if (meaning.value().isEmpty()) {
            return "NULL";
        }
        String text = TextTable.text(meaning.value());
        if (meaning.value().get() instanceof BigDecimal number) {
            if (meaning.type() == ValueType.AMOUNT) {
                return text + " 万元";
            }
            if (meaning.type() == ValueType.RATE) {
                return text + " (" + TextTable.text(Optional.of(number.movePointRight(2))) + "%)";
            }
        }
        return text;
    }

    Map<String, Object> json(ExplainedSheet sheet) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sheet", sheet.sheet().name());
        fields.put("forms", sheet.forms().stream().map(this::json).toList());
        Optional.ofNullable(cut.get(sheet.sheet().name())).ifPresent(rows -> fields.put("first_of_rows", rows));
        fields.put("nearest", sheet.nearest().map(ExplanationText::json));
        fields.put("cells", sheet.cells().stream().map(this::json).toList());
        fields.put(
                "findings",
                sheet.findings().stream()
                        .map(f -> {
                            Map<String, Object> finding = new LinkedHashMap<>();
                            finding.put("rule_id", f.ruleId());
                            finding.put("severity", f.severity().code());
                            finding.put("cell", f.cellRef());
                            finding.put("message", language.choose(f.message(), f.messageEn()));
                            return finding;
                        })
                        .toList());
        return fields;
    }

    private Map<String, Object> json(ExplainedForm form) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("form_id", form.mapping().formId());
        fields.put("mapping_version", form.mapping().versionName());
        fields.put("mapping", form.mapping().where());
        fields.put("first_row", form.firstRow() + 1);
        fields.put("last_row", form.lastRow() + 1);
        fields.put("unit_name", form.submission().unit().name());
        fields.put(
                "fiscal_year",
                form.submission().fiscalYear().isPresent()
                        ? Optional.of(form.submission().fiscalYear().getAsInt())
                        : Optional.empty());
        fields.put("because", form.reasons().stream().map(this::words).toList());
        return fields;
    }

    private static Map<String, Object> json(NearestForm near) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("form_id", near.mapping().formId());
        fields.put("mapping", near.mapping().where());
        fields.put("labels_found", near.found());
        fields.put("labels", near.of());
        fields.put("title_found", near.titled());
        fields.put(
                "missing",
                near.missing().stream()
                        .map(m -> {
                            Map<String, Object> missing = new LinkedHashMap<>();
                            missing.put("label", m.wanted().toString());
                            missing.put("mapping", m.wanted().where());
                            missing.put("nearest_cell", m.near().map(NearLabel::cell));
                            missing.put("nearest_text", m.near().map(NearLabel::text));
                            missing.put("distance", m.near().map(NearLabel::distance));
                            return missing;
                        })
                        .toList());
        return fields;
    }

    private Map<String, Object> json(ExplainedCell cell) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("cell", cell.ref());
        fields.put("role", code(cell));
        fields.put("text", cell.text());
        fields.put(
                "became",
                cell.meanings().stream()
                        .map(m -> {
                            Map<String, Object> meaning = new LinkedHashMap<>();
                            meaning.put("table", m.table());
                            meaning.put("line_no", m.line());
                            meaning.put("column", m.column());
                            meaning.put("value", m.value());
                            meaning.put("type", m.type().name().toLowerCase(Locale.ROOT));
                            return meaning;
                        })
                        .toList());
        fields.put("mapping", cell.where());
        fields.put("because", cell.because().map(this::words));
        return fields;
    }

    /** The same for staff, by the tables' Chinese names. */
    private List<String> chineseMeanings(ExplainedCell cell) {
        List<String> entries = new ArrayList<>();
        for (Meaning meaning : cell.meanings()) {
            Optional<TableDefinition> table = catalog.table(meaning.table());
            String tableName = table.map(TableDefinition::chineseName).orElse("填报");
            String columnName = table.flatMap(t -> t.column(meaning.column()))
                    .map(ColumnDefinition::chineseName)
                    .or(() -> Optional.ofNullable(SUBMISSION_COLUMNS.get(meaning.column())))
                    .orElse(meaning.column());
            String value =
                    meaning.value().isPresent() ? value(meaning) : cell.text().isBlank() ? "（空）" : "（无数值）";
            entries.add(tableName + (meaning.line() > 0 ? "第 " + meaning.line() + " 行" : "") + "　" + columnName + "："
                    + value);
        }
        return entries;
    }

    PaintedSheet painted(ExplainedSheet sheet) {
        Map<CellRef, PaintedCell> cells = new HashMap<>();
        for (ExplainedCell cell : sheet.cells()) {
            List<String> notes = new ArrayList<>();
            (language == Language.ZH ? chineseMeanings(cell) : meanings(cell)).forEach(m -> notes.add("→ " + m));
            cell.because().ifPresent(b -> notes.add(words(b)));
            if (!cell.where().isEmpty()) {
                notes.add(language.choose("映射 ", "mapping ") + cell.where());
            }
            cells.put(cell.ref(), new PaintedCell(code(cell), notes));
        }
        List<Mark> marks = sheet.findings().stream()
                .map(f -> new Mark(
                        f.cellRef(), f.severity().code(), f.ruleId(), language.choose(f.message(), f.messageEn())))
                .toList();
        return new PaintedSheet(sheet.sheet(), facts(sheet), cells, marks);
    }
}
