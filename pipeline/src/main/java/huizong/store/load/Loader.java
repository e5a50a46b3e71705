package huizong.store.load;

import huizong.catalog.TableCatalog;
import huizong.catalog.TableDefinition;
import huizong.mapping.FilingPeriod;
import huizong.store.Store;
import huizong.store.StoreException;
import huizong.store.load.Revisions.Numbered;
import huizong.store.load.Settlement.Replacement;
import huizong.submission.Finding;
import huizong.submission.Provenance;
import huizong.submission.Row;
import huizong.submission.RowStream.Batch;
import huizong.submission.Submission;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes workbooks in one transaction. */
public final class Loader {
    private final Store store;
    private final TableCatalog catalog;
    private final HoldTerms terms;

    /** @param terms when a filing waits for a decision instead of taking an earlier one's place */
    public Loader(Store store, TableCatalog catalog, HoldTerms terms) {
        this.store = store;
        this.catalog = catalog;
        this.terms = terms;
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
            FilingEvents events = new FilingEvents(store, inserts);
            for (Arrival arrival : arrivals) {
                List<Finding> findings = new ArrayList<>(arrival.findings());
                List<Numbered> filings = revisions.number(arrival, findings);
                found[numbered.size()] = findings.size();
                numbered.add(filings);
                append(inserts, arrival.file(), Optional.empty(), findings);
            }
            for (int i = 0; i < arrivals.size(); i++) {
                int batch = events.batch(arrivals.get(i).batch());
                for (Numbered filing : numbered.get(i)) {
                    found[i] += append(inserts, arrivals.get(i).file(), filing);
                    events.add(
                            filing.id(),
                            filing.submission(),
                            batch,
                            arrivals.get(i).file());
                }
            }
            inserts.flush();
            List<Replacement> replaced = settle(numbered);
            List<Loaded> loaded = new ArrayList<>();
            for (List<Numbered> filings : numbered) {
                loaded.add(loaded(filings, replaced, found[loaded.size()]));
            }
            return loaded;
        } catch (StoreException e) {
            throw new StoreException("cannot load " + names(arrivals) + ": " + e.getMessage(), e);
        }
    }

    /** Settles which filings are current, once those are set aside that have to wait. */
    private List<Replacement> settle(List<List<Numbered>> numbered) {
        Set<String> arrived = new HashSet<>();
        List<Numbered> rollUps = new ArrayList<>();
        for (List<Numbered> filings : numbered) {
            filings.forEach(f -> arrived.add(f.id()));
            filings.stream()
                    .filter(f -> RollUpNames.in(f.submission()).isPresent())
                    .forEach(rollUps::add);
        }
        HeldFilings held = new HeldFilings(store);
        if (terms.holdsAnything()) {
            held.add(new SuspectedRollUps(store).named(rollUps));
        }
        SuspectCorrections suspects = new SuspectCorrections(store, terms);
        Settlement settlement = Settlement.ofStaged(store);
        Set<Replacement> judged = new HashSet<>();
        List<Held> more;
        do {
            List<Replacement> unjudged = settlement.pending().stream()
                    .filter(r -> arrived.contains(r.later()) && judged.add(r))
                    .toList();
            more = suspects.among(unjudged);
            held.add(more);
        } while (!more.isEmpty());
        return settlement.apply();
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
        FilingEvents events = new FilingEvents(store, inserts);
        int batch = events.batch(0);
        for (int i = 0; i < numbered.size(); i++) {
            Numbered reading = numbered.get(i);
            append(inserts, file, reading);
            Optional<String> earlier = rereading.readings().get(i).earlier();
            if (earlier.isPresent()) {
                events.identify(reading.id(), reading.submission());
                events.takeOver(earlier.get(), reading.id());
            } else {
                events.add(reading.id(), reading.submission(), batch, file);
            }
        }
        append(inserts, file, Optional.empty(), findings);
        inserts.flush();
        Settlement.ofStaged(store).apply();
        return numbered.stream().map(Numbered::id).toList();
    }

    private static String names(List<Arrival> arrivals) {
        return arrivals.stream().map(a -> a.file().fileName()).limit(3).collect(Collectors.joining(", "))
                + (arrivals.size() > 3 ? " …" : "");
    }

    private static Loaded loaded(List<Numbered> filings, List<Replacement> replaced, int findings) {
        List<String> ids = filings.stream().map(Numbered::id).toList();
        List<String> superseded = replaced.stream()
                .filter(r -> ids.contains(r.later()))
                .map(Replacement::earlier)
                .toList();
        return new Loaded(ids, superseded, findings);
    }

    /** Adds a filing; returns how many findings it came with. */
    private int append(Inserts inserts, WorkbookFile file, Numbered filing) {
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
                true,
                null,
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
