package huizong.store.load;

import huizong.catalog.TableCatalog;
import huizong.catalog.TableDefinition;
import huizong.mapping.FilingPeriod;
import huizong.store.Store;
import huizong.store.StoreException;
import huizong.store.load.Revisions.Numbered;
import huizong.submission.Finding;
import huizong.submission.Provenance;
import huizong.submission.Row;
import huizong.submission.RowStream.Batch;
import huizong.submission.Submission;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes workbooks in one transaction. */
public final class Loader {
    private final Store store;
    private final TableCatalog catalog;

    public Loader(Store store, TableCatalog catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    public void ledger(WorkbookFile file, String status, String reasonCode, String reason) {
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
    public List<Loaded> load(List<Arrival> arrivals) {
        try {
            Register register = new Register(store);
            register.enter(arrivals);
            Revisions revisions = new Revisions(store);
            List<List<Numbered>> numbered = new ArrayList<>();
            int[] found = new int[arrivals.size()];
            Inserts inserts = new Inserts(store);
            for (Arrival arrival : arrivals) {
                List<Finding> findings = new ArrayList<>(arrival.findings());
                List<Numbered> filings = revisions.number(arrival, findings);
                found[numbered.size()] = findings.size();
                numbered.add(filings);
                append(inserts, arrival.file(), Optional.empty(), findings);
            }
            for (int i = 0; i < arrivals.size(); i++) {
                for (Numbered filing : numbered.get(i)) {
                    found[i] += append(inserts, arrivals.get(i).file(), filing, revisions.successor(filing.id()));
                }
            }
            inserts.flush();
            register.retire(earlier(revisions, numbered));
            List<Loaded> loaded = new ArrayList<>();
            for (List<Numbered> filings : numbered) {
                loaded.add(loaded(filings, revisions, found[loaded.size()]));
            }
            return loaded;
        } catch (StoreException e) {
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
    public List<String> reload(Rereading rereading) {
        WorkbookFile file = rereading.file();
        List<Submission> readings =
                rereading.readings().stream().map(Rereading.Replaced::reading).toList();
        int before = store.query("SELECT submission_id FROM meta.submission WHERE workbook_id = ?", file.workbookId())
                .rows()
                .size();
        Register register = new Register(store);
        register.meet(readings);
        Revisions revisions = new Revisions(store);
        List<Finding> findings = new ArrayList<>(rereading.findings());
        List<Numbered> numbered = revisions.number(new Arrival(file, readings, rereading.findings()), before, findings);
        store.update(
                "DELETE FROM meta.reading_finding WHERE workbook_id = ? AND submission_id IS NULL"
                        + " AND rule_id <> 'read-duplicate-form'",
                file.workbookId());
        Inserts inserts = new Inserts(store);
        for (Numbered reading : numbered) {
            append(inserts, file, reading, revisions.successor(reading.id()));
        }
        append(inserts, file, Optional.empty(), findings);
        inserts.flush();
        Map<String, String> replaced = earlier(revisions, List.of(numbered));
        for (int i = 0; i < numbered.size(); i++) {
            String id = numbered.get(i).id();
            rereading.readings().get(i).earlier().ifPresent(e -> replaced.putIfAbsent(e, id));
        }
        register.retire(replaced);
        return numbered.stream().map(Numbered::id).toList();
    }

    private static String names(List<Arrival> arrivals) {
        return arrivals.stream().map(a -> a.file().fileName()).limit(3).collect(Collectors.joining(", "))
                + (arrivals.size() > 3 ? " …" : "");
    }

    private static Loaded loaded(List<Numbered> filings, Revisions revisions, int findings) {
        List<String> ids = filings.stream().map(Numbered::id).toList();
        List<String> superseded = revisions.replaced().entrySet().stream()
                .filter(r -> ids.contains(r.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return new Loaded(ids, superseded, findings);
    }

    /** Adds a filing; returns how many findings it came with. */
    private int append(Inserts inserts, WorkbookFile file, Numbered filing, Optional<String> successor) {
        Submission s = filing.submission();
        inserts.add(
                "meta.submission",
                filing.id(),
                file.workbookId(),
                s.sheetName(),
                s.formId(),
                s.mappingVersion(),
                s.unit().name(),
                s.unit().unitId(),
                s.unit().divisionCode().orElse(null),
                s.fiscalYear().isPresent() ? s.fiscalYear().getAsInt() : null,
                s.projectName().orElse(null),
                filing.revision(),
                successor.isEmpty(),
                successor.orElse(null),
                s.filledBy().orElse(null),
                s.filledOn().orElse(null),
                local(file.receivedAt()),
                s.period().map(FilingPeriod::code).orElse(null));
        inserts.lineage(
                filing.id(), s.header().table(), s.header().lineNo(), s.header().facts());
        append(inserts, file, filing.id(), new Batch(s.rows(), s.findings(), s.unclaimed()));
        int[] findings = {s.findings().size()};
        s.list()
                .ifPresent(list -> list.each(batch -> {
                    append(inserts, file, filing.id(), batch);
                    findings[0] += batch.findings().size();
                }));
        return findings[0];
    }

    private void append(Inserts inserts, WorkbookFile file, String id, Batch batch) {
        for (Row row : batch.rows()) {
            TableDefinition table =
                    catalog.table(row.table()).orElseThrow(() -> new IllegalStateException("no table " + row.table()));
            Optional<Integer> lineNo = table.onePerSubmission() ? Optional.empty() : Optional.of(row.lineNo());
            inserts.row(table.name(), store.columnsOf(table), id, lineNo, row.facts());
            inserts.lineage(id, row.table(), row.lineNo(), row.facts());
        }
        for (Provenance cell : batch.unclaimed()) {
            inserts.add("meta.unclaimed", id, cell.sheetName(), cell.cell().toString(), cell.rawText());
        }
        append(inserts, file, Optional.of(id), batch.findings());
    }

    private static void append(Inserts inserts, WorkbookFile file, Optional<String> id, List<Finding> findings) {
        for (Finding finding : findings) {
            inserts.add(
                    "meta.reading_finding",
                    file.workbookId(),
                    id.orElse(null),
                    finding.ruleId(),
                    finding.severity().code(),
                    finding.sheetName(),
                    finding.cellRef(),
                    finding.stated().orElse(null),
                    finding.expected().orElse(null),
                    finding.message(),
                    finding.messageEn());
        }
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
    }
}
