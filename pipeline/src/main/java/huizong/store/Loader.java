package huizong.store;

import huizong.mapping.ColumnDefinition;
import huizong.mapping.ColumnType;
import huizong.mapping.Label;
import huizong.mapping.TableCatalog;
import huizong.mapping.TableDefinition;
import huizong.submission.Fact;
import huizong.submission.Finding;
import huizong.submission.Provenance;
import huizong.submission.Row;
import huizong.submission.Severity;
import huizong.submission.Submission;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes one workbook: the ledger first, by a statement, then everything else by appenders. */
final class Loader {
    private static final int ID_DIGITS = 12;

    private final Store store;
    private final DuckDBConnection connection;
    private final TableCatalog catalog;

    Loader(Store store, DuckDBConnection connection, TableCatalog catalog) {
        this.store = store;
        this.connection = connection;
        this.catalog = catalog;
    }

    void ledger(WorkbookFile file, String status, String reasonCode, String reason) {
        store.update(
                "INSERT OR REPLACE INTO meta.workbook VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                file.workbookId(),
                file.fileName(),
                file.relativePath(),
                file.format().isEmpty() ? null : file.format(),
                file.sizeBytes(),
                status,
                reasonCode.isEmpty() ? null : reasonCode,
                reason.isEmpty() ? null : reason,
                local(file.receivedAt()));
    }

    Loaded load(WorkbookFile file, List<Submission> submissions, List<Finding> workbookFindings) {
        ledger(file, "loaded", "", "");
        List<String> ids = new ArrayList<>();
        List<String> superseded = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(workbookFindings);
        Map<String, Submission> inThisWorkbook = new HashMap<>();
        for (int i = 0; i < submissions.size(); i++) {
            Submission submission = submissions.get(i);
            String id = file.workbookId().substring(0, ID_DIGITS) + String.format("-%02d", i + 1);
            ids.add(id);
            superseded.addAll(supersede(id, submission));
            Submission twin = inThisWorkbook.put(identity(submission), submission);
            if (twin != null) {
                findings.add(twice(twin, submission));
            }
            insert(file, id, submission);
            unit(submission);
        }
        try {
            append(file, submissions, ids, findings);
        } catch (SQLException e) {
            throw new StoreException("cannot load " + file.fileName() + ": " + e.getMessage(), e);
        }
        return new Loaded(ids, superseded);
    }

    /** What makes a later filing replace an earlier one. A project without a name is known by its sheet. */
    private static String identity(Submission s) {
        return String.join(
                "\n",
                s.formId(),
                s.unit().unitId(),
                s.fiscalYear().isPresent() ? String.valueOf(s.fiscalYear().getAsInt()) : "",
                project(s));
    }

    private static String project(Submission s) {
        return s.projectName()
                .map(Label::normalise)
                .orElse(s.formId().startsWith("project") ? "sheet:" + s.sheetName() : "");
    }

    private List<String> supersede(String id, Submission s) {
        List<String> earlier = store
                .query(
                        "SELECT submission_id, project_name, sheet_name FROM meta.submission WHERE is_current"
                                + " AND form_id = ? AND unit_id = ? AND fiscal_year IS NOT DISTINCT FROM ?",
                        s.formId(),
                        s.unit().unitId(),
                        s.fiscalYear().isPresent() ? (Object) s.fiscalYear().getAsInt() : noYear())
                .rows()
                .stream()
                .filter(r -> r.get(1)
                        .map(p -> Label.normalise(p.toString()))
                        .orElse(
                                s.formId().startsWith("project")
                                        ? "sheet:"
                                                + r.get(2).map(Object::toString).orElse("")
                                        : "")
                        .equals(project(s)))
                .map(r -> r.get(0).map(Object::toString).orElse(""))
                .toList();
        for (String old : earlier) {
            store.update(
                    "UPDATE meta.submission SET is_current = false, superseded_by = ? WHERE submission_id = ?",
                    id,
                    old);
        }
        return earlier;
    }

    /** A number no fiscal year has, for filings without one: they are never the same filing. */
    private static Object noYear() {
        return -1;
    }

    private void insert(WorkbookFile file, String id, Submission s) {
        int revision = store.query("SELECT max(revision) FROM meta.submission WHERE superseded_by = ?", id)
                .rows()
                .get(0)
                .get(0)
                .map(r -> ((Number) r).intValue() + 1)
                .orElse(1);
        store.update(
                "INSERT INTO meta.submission VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true, NULL, ?, ?, ?)",
                id,
                file.workbookId(),
                s.sheetName(),
                s.formId(),
                s.mappingVersion(),
                s.unit().name(),
                s.unit().unitId(),
                s.unit().divisionCode().orElse(null),
                s.fiscalYear().isPresent() ? s.fiscalYear().getAsInt() : null,
                s.projectName().orElse(null),
                revision,
                s.filledBy().orElse(null),
                s.filledOn().orElse(null),
                local(Instant.now()));
    }

    private void unit(Submission s) {
        store.update(
                "INSERT OR IGNORE INTO main.unit VALUES (?, ?, ?, NULL, NULL, ?)",
                s.unit().unitId(),
                s.unit().name(),
                s.unit().divisionCode().orElse(null),
                s.unit().level().orElse(null));
    }

    private static Finding twice(Submission first, Submission second) {
        return new Finding(
                "read-duplicate-form",
                Severity.WARNING,
                second.sheetName(),
                "",
                Optional.empty(),
                Optional.empty(),
                "工作表“" + first.sheetName() + "”和“" + second.sheetName() + "”是同一单位、年度、项目的同一种表，已以后者为准。请删去多余的一张。",
                "The sheets " + first.sheetName() + " and " + second.sheetName()
                        + " are the same form of the same unit, year and project; the latter counts. Remove one.");
    }

    private void append(WorkbookFile file, List<Submission> submissions, List<String> ids, List<Finding> findings)
            throws SQLException {
        Map<String, List<Integer>> byTable = new LinkedHashMap<>();
        for (int i = 0; i < submissions.size(); i++) {
            for (Row row : submissions.get(i).rows()) {
                List<Integer> users = byTable.computeIfAbsent(row.table(), t -> new ArrayList<>());
                if (users.isEmpty() || users.get(users.size() - 1) != i) {
                    users.add(i);
                }
            }
        }
        for (Map.Entry<String, List<Integer>> use : byTable.entrySet()) {
            TableDefinition table = catalog.table(use.getKey())
                    .orElseThrow(() -> new IllegalStateException("no table " + use.getKey()));
            try (DuckDBAppender appender = appender("filed", table.name())) {
                for (int i : use.getValue()) {
                    for (Row row : submissions.get(i).rows()) {
                        if (row.table().equals(table.name())) {
                            append(appender, table, ids.get(i), row);
                        }
                    }
                }
                appender.flush();
            }
        }
        appendLineage(submissions, ids);
        appendFindings(file, submissions, ids, findings);
    }

    private DuckDBAppender appender(String schema, String table) throws SQLException {
        return connection.createAppender(schema, table);
    }

    private static void append(DuckDBAppender appender, TableDefinition table, String id, Row row) throws SQLException {
        appender.beginRow();
        appender.append(id);
        if (!table.onePerSubmission()) {
            appender.append(row.lineNo());
        }
        for (ColumnDefinition column : table.columns()) {
            Fact fact = row.facts().get(column.name());
            Object value = fact == null ? null : fact.value().orElse(null);
            if (value == null) {
                appender.appendNull();
            } else if (column.type() == ColumnType.DECIMAL) {
                appender.append(((BigDecimal) value).setScale(6, RoundingMode.HALF_UP));
            } else if (column.type() == ColumnType.INTEGER) {
                appender.append(((Integer) value).intValue());
            } else if (column.type() == ColumnType.DATE) {
                appender.append((LocalDate) value);
            } else {
                appender.append(value.toString());
            }
        }
        appender.endRow();
    }

    private void appendLineage(List<Submission> submissions, List<String> ids) throws SQLException {
        try (DuckDBAppender lineage = appender("meta", "lineage");
                DuckDBAppender blank = appender("meta", "blank");
                DuckDBAppender unclaimed = appender("meta", "unclaimed")) {
            for (int i = 0; i < submissions.size(); i++) {
                List<Row> rows = new ArrayList<>(List.of(submissions.get(i).header()));
                rows.addAll(submissions.get(i).rows());
                for (Row row : rows) {
                    for (Map.Entry<String, Fact> fact : row.facts().entrySet()) {
                        if (fact.getValue().provenance().isPresent()) {
                            Provenance from = fact.getValue().provenance().get();
                            DuckDBAppender into = fact.getValue().isBlank() ? blank : lineage;
                            into.beginRow();
                            into.append(ids.get(i));
                            into.append(row.table());
                            into.append(row.lineNo());
                            into.append(fact.getKey());
                            into.append(from.sheetName());
                            into.append(from.cell().toString());
                            if (into == lineage) {
                                into.append(from.rawText());
                            }
                            into.endRow();
                        }
                    }
                }
                for (Provenance cell : submissions.get(i).unclaimed()) {
                    unclaimed.beginRow();
                    unclaimed.append(ids.get(i));
                    unclaimed.append(cell.sheetName());
                    unclaimed.append(cell.cell().toString());
                    unclaimed.append(cell.rawText());
                    unclaimed.endRow();
                }
            }
            lineage.flush();
            blank.flush();
            unclaimed.flush();
        }
    }

    private void appendFindings(
            WorkbookFile file, List<Submission> submissions, List<String> ids, List<Finding> workbookFindings)
            throws SQLException {
        try (DuckDBAppender appender = appender("meta", "reading_finding")) {
            for (Finding finding : workbookFindings) {
                append(appender, file, Optional.empty(), finding);
            }
            for (int i = 0; i < submissions.size(); i++) {
                for (Finding finding : submissions.get(i).findings()) {
                    append(appender, file, Optional.of(ids.get(i)), finding);
                }
            }
            appender.flush();
        }
    }

    private static void append(DuckDBAppender appender, WorkbookFile file, Optional<String> id, Finding finding)
            throws SQLException {
        appender.beginRow();
        appender.append(file.workbookId());
        text(appender, id);
        appender.append(finding.ruleId());
        appender.append(finding.severity().code());
        appender.append(finding.sheetName());
        appender.append(finding.cellRef());
        text(appender, finding.stated());
        text(appender, finding.expected());
        appender.append(finding.message());
        appender.append(finding.messageEn());
        appender.endRow();
    }

    private static void text(DuckDBAppender appender, Optional<String> text) throws SQLException {
        if (text.isPresent()) {
            appender.append(text.get());
        } else {
            appender.appendNull();
        }
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
    }
}
