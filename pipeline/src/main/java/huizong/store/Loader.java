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
        Map<String, Earlier> current = current(submissions);
        Map<String, Integer> inThisWorkbook = new HashMap<>();
        List<Integer> revisions = new ArrayList<>();
        Map<String, String> replacedBy = new HashMap<>();
        for (int i = 0; i < submissions.size(); i++) {
            Submission submission = submissions.get(i);
            String id = file.workbookId().substring(0, ID_DIGITS) + String.format("-%02d", i + 1);
            ids.add(id);
            String identity = identity(submission);
            Earlier earlier = submission.fiscalYear().isPresent() ? current.put(identity, new Earlier(id, 1)) : null;
            revisions.add(earlier == null ? 1 : earlier.revision() + 1);
            if (earlier != null) {
                current.put(identity, new Earlier(id, earlier.revision() + 1));
                replacedBy.put(earlier.id(), id);
                superseded.add(earlier.id());
            }
            Integer twin = inThisWorkbook.put(identity, i);
            if (twin != null) {
                findings.add(twice(submissions.get(twin), submission));
            }
        }
        try {
            appendSubmissions(file, submissions, ids, revisions, replacedBy);
            append(file, submissions, ids, findings);
        } catch (SQLException e) {
            throw new StoreException("cannot load " + file.fileName() + ": " + e.getMessage(), e);
        }
        for (Map.Entry<String, String> replaced : replacedBy.entrySet()) {
            if (!ids.contains(replaced.getKey())) {
                store.update(
                        "UPDATE meta.submission SET is_current = false, superseded_by = ? WHERE submission_id = ?",
                        replaced.getValue(),
                        replaced.getKey());
            }
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
        return s.projectName().map(Label::normalise).orElse(unnamed(s.formId(), s.sheetName()));
    }

    private static String unnamed(String form, String sheet) {
        return form.startsWith("project") ? "sheet:" + sheet : "";
    }

    /** The current filings of the workbook's units, by identity: one query, however many forms there are. */
    private Map<String, Earlier> current(List<Submission> submissions) {
        String[] units =
                submissions.stream().map(s -> s.unit().unitId()).distinct().toArray(String[]::new);
        Map<String, Earlier> current = new HashMap<>();
        for (String unit : units) {
            for (List<Optional<Object>> row : store.query(
                            "SELECT submission_id, form_id, fiscal_year, project_name, sheet_name, revision"
                                    + " FROM meta.submission WHERE is_current AND unit_id = ?",
                            unit)
                    .rows()) {
                String form = text(row.get(1));
                String project =
                        row.get(3).map(p -> Label.normalise(p.toString())).orElse(unnamed(form, text(row.get(4))));
                current.put(
                        String.join("\n", form, unit, text(row.get(2)), project),
                        new Earlier(text(row.get(0)), ((Number) row.get(5).orElse(1)).intValue()));
            }
        }
        return current;
    }

    private record Earlier(String id, int revision) {}

    private static String text(Optional<Object> value) {
        return value.map(Object::toString).orElse("");
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

    private void appendSubmissions(
            WorkbookFile file,
            List<Submission> submissions,
            List<String> ids,
            List<Integer> revisions,
            Map<String, String> replacedBy)
            throws SQLException {
        LocalDateTime now = local(file.receivedAt());
        try (DuckDBAppender appender = appender("meta", "submission")) {
            for (int i = 0; i < submissions.size(); i++) {
                Submission s = submissions.get(i);
                appender.beginRow();
                appender.append(ids.get(i));
                appender.append(file.workbookId());
                appender.append(s.sheetName());
                appender.append(s.formId());
                appender.append(s.mappingVersion());
                appender.append(s.unit().name());
                appender.append(s.unit().unitId());
                text(appender, s.unit().divisionCode());
                if (s.fiscalYear().isPresent()) {
                    appender.append(s.fiscalYear().getAsInt());
                } else {
                    appender.appendNull();
                }
                text(appender, s.projectName());
                appender.append(revisions.get(i).intValue());
                Optional<String> later = Optional.ofNullable(replacedBy.get(ids.get(i)));
                appender.append(later.isEmpty());
                text(appender, later);
                text(appender, s.filledBy());
                if (s.filledOn().isPresent()) {
                    appender.append(s.filledOn().get());
                } else {
                    appender.appendNull();
                }
                appender.append(now);
                appender.endRow();
            }
            appender.flush();
        }
        submissions.stream().map(Submission::unit).distinct().forEach(store::meet);
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
            List<ColumnDefinition> columns = store.columnsOf(table);
            try (DuckDBAppender appender = appender("filed", table.name())) {
                for (int i : use.getValue()) {
                    for (Row row : submissions.get(i).rows()) {
                        if (row.table().equals(table.name())) {
                            append(appender, table, columns, ids.get(i), row);
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

    private static void append(
            DuckDBAppender appender, TableDefinition table, List<ColumnDefinition> columns, String id, Row row)
            throws SQLException {
        appender.beginRow();
        appender.append(id);
        if (!table.onePerSubmission()) {
            appender.append(row.lineNo());
        }
        for (ColumnDefinition column : columns) {
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
        if (workbookFindings.isEmpty()
                && submissions.stream().allMatch(s -> s.findings().isEmpty())) {
            return;
        }
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
