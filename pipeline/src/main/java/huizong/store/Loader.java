package huizong.store;

import huizong.mapping.TableCatalog;
import huizong.mapping.TableDefinition;
import huizong.store.Revisions.Numbered;
import huizong.submission.Finding;
import huizong.submission.Provenance;
import huizong.submission.Row;
import huizong.submission.Submission;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes workbooks in one transaction: the ledger first, by statements, then everything else by appenders. */
final class Loader {
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

    /** What loading each did, in the order given. */
    List<Loaded> load(List<Arrival> arrivals) {
        try {
            Staging staging = new Staging(store, connection);
            staging.enter(arrivals);
            Revisions revisions = new Revisions(store);
            List<List<Numbered>> numbered = new ArrayList<>();
            try (Appenders appenders = new Appenders(connection)) {
                for (Arrival arrival : arrivals) {
                    List<Finding> findings = new ArrayList<>(arrival.findings());
                    numbered.add(revisions.number(arrival, findings));
                    append(appenders, arrival.file(), Optional.empty(), findings);
                }
                for (int i = 0; i < arrivals.size(); i++) {
                    for (Numbered filing : numbered.get(i)) {
                        append(appenders, arrivals.get(i).file(), filing, revisions.successor(filing.id()));
                    }
                }
                appenders.flush();
            }
            staging.retire(earlier(revisions, numbered));
            return numbered.stream().map(filings -> loaded(filings, revisions)).toList();
        } catch (SQLException e) {
            throw new StoreException("cannot load " + names(arrivals) + ": " + e.getMessage(), e);
        }
    }

    /** What was replaced of earlier transactions. */
    private static Map<String, String> earlier(Revisions revisions, List<List<Numbered>> arrived) {
        Map<String, String> replaced = new LinkedHashMap<>(revisions.replaced());
        arrived.stream().flatMap(List::stream).map(Numbered::id).forEach(replaced::remove);
        return replaced;
    }

    /** Loads new readings of a workbook that is in the ledger, in the place of earlier ones. */
    List<String> reload(Rereading rereading) {
        WorkbookFile file = rereading.file();
        List<Submission> readings =
                rereading.readings().stream().map(Rereading.Replaced::reading).toList();
        int before = store.query("SELECT submission_id FROM meta.submission WHERE workbook_id = ?", file.workbookId())
                .rows()
                .size();
        try {
            Staging staging = new Staging(store, connection);
            staging.meet(readings);
            Revisions revisions = new Revisions(store);
            List<Finding> findings = new ArrayList<>(rereading.findings());
            List<Numbered> numbered =
                    revisions.number(new Arrival(file, readings, rereading.findings()), before, findings);
            store.update(
                    "DELETE FROM meta.reading_finding WHERE workbook_id = ? AND submission_id IS NULL"
                            + " AND rule_id <> 'read-duplicate-form'",
                    file.workbookId());
            try (Appenders appenders = new Appenders(connection)) {
                for (Numbered reading : numbered) {
                    append(appenders, file, reading, revisions.successor(reading.id()));
                }
                append(appenders, file, Optional.empty(), findings);
                appenders.flush();
            }
            Map<String, String> replaced = earlier(revisions, List.of(numbered));
            for (int i = 0; i < numbered.size(); i++) {
                String id = numbered.get(i).id();
                rereading.readings().get(i).earlier().ifPresent(e -> replaced.putIfAbsent(e, id));
            }
            staging.retire(replaced);
            return numbered.stream().map(Numbered::id).toList();
        } catch (SQLException e) {
            throw new StoreException("cannot reload " + file.fileName() + ": " + e.getMessage(), e);
        }
    }

    private static String names(List<Arrival> arrivals) {
        return arrivals.stream().map(a -> a.file().fileName()).limit(3).collect(Collectors.joining(", "))
                + (arrivals.size() > 3 ? " …" : "");
    }

    private static Loaded loaded(List<Numbered> filings, Revisions revisions) {
        List<String> ids = filings.stream().map(Numbered::id).toList();
        List<String> superseded = revisions.replaced().entrySet().stream()
                .filter(r -> ids.contains(r.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return new Loaded(ids, superseded);
    }

    private void append(Appenders appenders, WorkbookFile file, Numbered filing, Optional<String> successor)
            throws SQLException {
        Submission s = filing.submission();
        DuckDBAppender appender = appenders.to("meta", "submission");
        appender.beginRow();
        appender.append(filing.id());
        appender.append(file.workbookId());
        appender.append(s.sheetName());
        appender.append(s.formId());
        appender.append(s.mappingVersion());
        appender.append(s.unit().name());
        appender.append(s.unit().unitId());
        Appenders.text(appender, s.unit().divisionCode());
        if (s.fiscalYear().isPresent()) {
            appender.append(s.fiscalYear().getAsInt());
        } else {
            appender.appendNull();
        }
        Appenders.text(appender, s.projectName());
        appender.append(filing.revision());
        appender.append(successor.isEmpty());
        Appenders.text(appender, successor);
        Appenders.text(appender, s.filledBy());
        if (s.filledOn().isPresent()) {
            appender.append(s.filledOn().get());
        } else {
            appender.appendNull();
        }
        appender.append(local(file.receivedAt()));
        appender.endRow();

        appenders.lineage(
                filing.id(), s.header().table(), s.header().lineNo(), s.header().facts());
        for (Row row : s.rows()) {
            TableDefinition table =
                    catalog.table(row.table()).orElseThrow(() -> new IllegalStateException("no table " + row.table()));
            Optional<Integer> lineNo = table.onePerSubmission() ? Optional.empty() : Optional.of(row.lineNo());
            appenders.row(table.name(), store.columnsOf(table), filing.id(), lineNo, row.facts());
            appenders.lineage(filing.id(), row.table(), row.lineNo(), row.facts());
        }
        for (Provenance cell : s.unclaimed()) {
            DuckDBAppender unclaimed = appenders.to("meta", "unclaimed");
            unclaimed.beginRow();
            unclaimed.append(filing.id());
            unclaimed.append(cell.sheetName());
            unclaimed.append(cell.cell().toString());
            unclaimed.append(cell.rawText());
            unclaimed.endRow();
        }
        append(appenders, file, Optional.of(filing.id()), s.findings());
    }

    private static void append(Appenders appenders, WorkbookFile file, Optional<String> id, List<Finding> findings)
            throws SQLException {
        for (Finding finding : findings) {
            DuckDBAppender appender = appenders.to("meta", "reading_finding");
            appender.beginRow();
            appender.append(file.workbookId());
            Appenders.text(appender, id);
            appender.append(finding.ruleId());
            appender.append(finding.severity().code());
            appender.append(finding.sheetName());
            appender.append(finding.cellRef());
            Appenders.text(appender, finding.stated());
            Appenders.text(appender, finding.expected());
            appender.append(finding.message());
            appender.append(finding.messageEn());
            appender.endRow();
        }
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
    }
}
