package huizong.ingest;

import huizong.catalog.TableCatalog;
import huizong.files.ContentHash;
import huizong.inbox.Acknowledgement;
import huizong.inbox.DropFolder;
import huizong.inbox.Journal;
import huizong.store.Store;
import huizong.store.StoreDamagedException;
import huizong.text.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a database and holds it against the journal of what was acknowledged. A log that was deleted or cut short takes
 * commits with it and DuckDB opens without a word; a damaged one it refuses to open at all. Either way what the journal
 * names and the database lacks is loaded again from where it is kept, in the same order and so to the same content.
 */
final class Reconciliation {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final Path database;
    private final Optional<DropFolder> folders;
    private final Journal journal;
    private final Language language;
    private final Consumer<String> say;
    private final Set<String> acknowledgedFiles = new HashSet<>();

    /** @param folders the drop folder's, where there is one */
    Reconciliation(Path database, Optional<DropFolder> folders, Language language, Consumer<String> say) {
        this.database = database;
        this.folders = folders;
        this.journal = Journal.beside(database);
        this.language = language;
        this.say = say;
    }

    Journal journal() {
        return journal;
    }

    /**
     * Opens the database, and where it is damaged and everything in it can be loaded again, sets the damaged files aside
     * first.
     */
    Store open(TableCatalog tables) {
        try {
            return Store.open(database, tables);
        } catch (StoreDamagedException e) {
            LOG.error("damaged database", e);
            List<Path> suspects = new ArrayList<>();
            suspects.add(database.resolveSibling(database.getFileName() + ".wal"));
            suspects.add(database);
            StoreDamagedException last = e;
            for (Path suspect : suspects) {
                if (!Files.exists(suspect) || acknowledged().isEmpty()) {
                    continue;
                }
                setAside(suspect, last);
                try {
                    return Store.open(database, tables);
                } catch (StoreDamagedException again) {
                    last = again;
                }
            }
            throw last;
        }
    }

    private void setAside(Path file, StoreDamagedException why) {
        Path aside = file.resolveSibling(
                file.getFileName() + ".damaged-" + LocalDateTime.now().format(STAMP));
        try {
            Files.move(file, aside);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set " + file + " aside", e);
        }
        warn(
                "数据库文件损坏，已改名为 " + aside + "，随后从归档重建。原因：" + why.getMessage(),
                "The database is damaged; set aside as " + aside + " and rebuilt from the archive. Reason: "
                        + why.getMessage());
    }

    /** Loads again what was acknowledged and is not in the database; returns how many files that were. */
    int restore(Store store, Ingestion ingestion) {
        Set<String> present = new LinkedHashSet<>();
        store.query("SELECT workbook_id, relative_path, status FROM meta.workbook")
                .rows()
                .forEach(r -> present.add(key(
                        r.get(0).orElse("").toString(),
                        r.get(1).orElse("").toString(),
                        r.get(2).orElse("").toString())));
        Map<String, Acknowledgement> latest = new LinkedHashMap<>();
        for (Acknowledgement each : acknowledged()) {
            // a file refused once and taken later is lost only where its last state is
            String file = fileKey(each.sha256(), each.relativePath());
            latest.remove(file);
            latest.put(file, each);
        }
        acknowledgedFiles.addAll(latest.keySet());
        List<Source> lost = new ArrayList<>();
        int gone = 0;
        for (Acknowledgement each : latest.values()) {
            if (present.contains(key(each.sha256(), each.relativePath(), each.outcome()))) {
                continue;
            }
            Optional<Path> content = contentOf(each);
            if (content.isEmpty()) {
                gone++;
                warn(
                        "已确认入库的 " + each.relativePath() + " 不在数据库中，" + each.kept() + " 也已不在或已被改动，无法恢复。请该单位重新报送。",
                        each.relativePath() + " was acknowledged and is not in the database, and " + each.kept()
                                + " is gone or altered. It has to be filed again.");
                continue;
            }
            lost.add(Source.kept(content.get(), each));
        }
        if (!lost.isEmpty()) {
            warn(
                    "日志中已确认的 " + lost.size() + " 个文件不在数据库中（数据库文件或其日志曾丢失），正在从归档恢复。",
                    lost.size()
                            + " acknowledged files are not in the database (it or its log was lost); restoring them.");
            take(lost, ingestion);
        }
        return lost.size() + gone;
    }

    /** In the order they came; one that was filed again came after all that stand before it in the journal. */
    private static void take(List<Source> lost, Ingestion ingestion) {
        int from = 0;
        for (int i = 0; i <= lost.size(); i++) {
            boolean again = i < lost.size() && lost.get(i).coming() == Source.Coming.HANDED_IN;
            if (again || i == lost.size()) {
                if (i > from) {
                    ingestion.take(lost.subList(from, i), (sources, results) -> {});
                }
                if (again) {
                    ingestion.take(lost.subList(i, i + 1), (sources, results) -> {});
                }
                from = i + 1;
            }
        }
    }

    /** Where it is kept, or still in the spool where the last step was not reached. */
    private Optional<Path> contentOf(Acknowledgement each) {
        List<Path> places = new ArrayList<>(List.of(each.kept()));
        folders.ifPresent(f -> places.add(f.spool().resolve(each.sha256()).resolve(each.relativePath())));
        for (Path place : places) {
            try {
                if (Files.isRegularFile(place) && ContentHash.of(place).equals(each.sha256())) {
                    return Optional.of(place);
                }
            } catch (IOException e) {
                LOG.warn("cannot read {}", place, e);
            }
        }
        return Optional.empty();
    }

    private List<Acknowledgement> acknowledged() {
        try {
            return journal.read();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + journal.file(), e);
        }
    }

    /** The files the journal named when {@link #restore} read it, as {@link #fileKey}. */
    Set<String> acknowledgedFiles() {
        return acknowledgedFiles;
    }

    static String fileKey(String sha256, String relativePath) {
        return sha256 + relativePath;
    }

    private static String key(String sha256, String path, String status) {
        return sha256 + "\n" + path + "\n" + status;
    }

    private void warn(String chinese, String english) {
        LOG.warn("{}", english);
        say.accept(language.choose(chinese, english));
    }
}
