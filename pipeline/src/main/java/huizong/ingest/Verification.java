package huizong.ingest;

import huizong.files.ContentHash;
import huizong.inbox.Acknowledgement;
import huizong.inbox.Journal;
import huizong.store.Store;
import huizong.store.StoreException;
import huizong.store.StoreLockedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds a database, its journal and what is kept of the files against each other: every table is read to its end, every
 * kept file is hashed. Changes nothing.
 */
public final class Verification {
    /** What may be wrong. */
    public enum Kind {
        /** A table that cannot be read to its end. */
        DAMAGED_TABLE,
        /** Acknowledged, and not in the database. */
        LOST,
        /** In the database, and never acknowledged. */
        UNACKNOWLEDGED,
        /** A file in our keeping that is gone or has other content. */
        ORIGINAL_GONE,
        /** Two filings current where there may be one. */
        COUNTED_TWICE
    }

    /** @param subject the table, file or form it is about */
    public record Problem(Kind kind, String subject, String chinese, String english) {}

    /**
     * What was looked at, and what is wrong.
     *
     * @param tables tables read to their end
     * @param acknowledged files the journal names
     * @param originals kept files that have the content they were acknowledged with
     */
    public record Report(int tables, int acknowledged, int originals, List<Problem> problems) {
        public Report {
            problems = List.copyOf(problems);
        }
    }

    private record Table(String schemaName, String tableName) {
        String name() {
            return schemaName + "." + tableName;
        }
    }

    private record Known(String workbookId, String relativePath, String status) {}

    private record Twice(String filingKey) {}

    private final Store store;
    private final List<Problem> problems = new ArrayList<>();

    private Verification(Store store) {
        this.store = store;
    }

    /**
     * @throws StoreLockedException where another process has the database open
     * @throws StoreException where it cannot be opened at all
     */
    public static Report of(Path database) {
        try (Store store = Store.openReadOnly(database)) {
            Verification verification = new Verification(store);
            int tables = verification.tables();
            Map<String, Acknowledgement> acknowledged = acknowledged(database);
            verification.ledger(acknowledged);
            int originals = verification.originals(acknowledged);
            verification.current();
            return new Report(tables, acknowledged.size(), originals, verification.problems);
        }
    }

    /** The latest word on each file. */
    private static Map<String, Acknowledgement> acknowledged(Path database) {
        try {
            Map<String, Acknowledgement> latest = new LinkedHashMap<>();
            Journal.beside(database)
                    .read()
                    .forEach(each -> latest.put(Reconciliation.fileKey(each.sha256(), each.relativePath()), each));
            return latest;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal of " + database, e);
        }
    }

    private int tables() {
        int whole = 0;
        for (Table table : store.query("SELECT schema_name, table_name FROM duckdb_tables() WHERE NOT internal"
                        + " AND database_name = current_database() ORDER BY ALL")
                .as(Table.class)) {
            try {
                // a hash of every row has to read every value
                store.query("SELECT count(*), bit_xor(hash(t)) FROM \"" + table.schemaName() + "\".\""
                        + table.tableName() + "\" t");
                whole++;
            } catch (StoreException e) {
                add(
                        Kind.DAMAGED_TABLE,
                        table.name(),
                        "数据库中的表 " + table.name() + " 读不完整（" + e.getMessage() + "）。请停止使用，把数据库文件改名后重新 ingest，将从归档重建。",
                        "The table " + table.name() + " cannot be read to its end (" + e.getMessage()
                                + "). Rename the database file and ingest again: it is rebuilt from the archive.");
            }
        }
        return whole;
    }

    private void ledger(Map<String, Acknowledgement> acknowledged) {
        Set<String> present = new HashSet<>();
        for (Known known : store.query("SELECT workbook_id, relative_path, status FROM meta.workbook")
                .as(Known.class)) {
            String key = Reconciliation.fileKey(known.workbookId(), known.relativePath());
            present.add(key);
            if (!acknowledged.containsKey(key)) {
                add(
                        Kind.UNACKNOWLEDGED,
                        known.relativePath(),
                        known.relativePath() + " 在数据库中（" + known.status() + "），入库日志没有记载。日志可能被删改过，请核对。",
                        known.relativePath() + " is in the database (" + known.status()
                                + ") and not in the journal, which may have been altered.");
            }
        }
        acknowledged.forEach((key, each) -> {
            if (!present.contains(key)) {
                add(
                        Kind.LOST,
                        each.relativePath(),
                        each.relativePath() + " 已确认（" + each.outcome() + "），但不在数据库中。下次 ingest 或 watch 时会从归档恢复。",
                        each.relativePath() + " was acknowledged (" + each.outcome()
                                + ") and is not in the database; the next ingest or watch restores it.");
            }
        });
    }

    private int originals(Map<String, Acknowledgement> acknowledged) {
        int sound = 0;
        for (Acknowledgement each : acknowledged.values()) {
            if (isAsAcknowledged(each)) {
                sound++;
            } else if (each.inCustody()) {
                add(
                        Kind.ORIGINAL_GONE,
                        each.relativePath(),
                        each.relativePath() + " 的原件 " + each.kept() + " 不在或内容已变，数据库若损坏将无法从它恢复。",
                        "The original of " + each.relativePath() + ", " + each.kept()
                                + ", is gone or altered; the database could not be rebuilt from it.");
            }
        }
        return sound;
    }

    private static boolean isAsAcknowledged(Acknowledgement each) {
        try {
            return Files.isRegularFile(each.kept())
                    && ContentHash.of(each.kept()).equals(each.sha256());
        } catch (IOException e) {
            return false;
        }
    }

    private void current() {
        try {
            for (Twice twice : store.query("SELECT filing_key FROM meta.filing_turn WHERE is_current"
                            + " GROUP BY filing_key HAVING count(DISTINCT submission_id) > 1 ORDER BY 1")
                    .as(Twice.class)) {
                String form = twice.filingKey().replace('\n', ' ');
                add(
                        Kind.COUNTED_TWICE,
                        form,
                        "同一份表有两份现行：" + form + "。请核对单位名录后重新汇总。",
                        "One form is current twice: " + form + ". Check the register and consolidate again.");
            }
        } catch (StoreException e) {
            if (problems.stream().noneMatch(p -> p.kind() == Kind.DAMAGED_TABLE)) {
                throw e;
            }
        }
    }

    private void add(Kind kind, String subject, String chinese, String english) {
        problems.add(new Problem(kind, subject, chinese, english));
    }
}
