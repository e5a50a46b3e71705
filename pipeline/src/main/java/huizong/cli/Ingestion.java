package huizong.cli;

import huizong.extract.Extraction;
import huizong.extract.Extractor;
import huizong.extract.SourceName;
import huizong.grid.Workbook;
import huizong.store.Loaded;
import huizong.store.Store;
import huizong.store.WorkbookFile;
import huizong.workbook.ContentHash;
import huizong.workbook.UnreadableException;
import huizong.workbook.WorkbookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes files into the database, one after another, each wholly or not at all. */
final class Ingestion {
    private static final Logger LOG = LoggerFactory.getLogger(Ingestion.class);
    private static final List<String> ENDINGS = List.of(".xlsx", ".xlsm", ".xls", ".csv", ".et");

    /** What became of a file. */
    enum Outcome {
        LOADED,
        UNCHANGED,
        DUPLICATE,
        REJECTED
    }

    /**
     * One line of the result.
     *
     * @param forms how many forms it brought
     * @param superseded how many earlier filings they replace
     * @param findings how many findings reading raised
     * @param code why it was refused, empty otherwise
     * @param reason the same in words, and what to do, in the language of the terminal
     * @param reasonEn the same in English, for whoever it is sent on to
     * @param workbookId SHA-256 of the content; empty where it could not be read at all
     */
    record FileResult(
            String path,
            Outcome outcome,
            int forms,
            int superseded,
            int findings,
            String code,
            String reason,
            String reasonEn,
            String workbookId) {}

    /**
     * A file to take, which may stand elsewhere than where it was filed.
     *
     * @param relativePath where it was filed, with {@code /}: its place in the ledger
     */
    record Source(Path file, String relativePath, Instant receivedAt) {}

    private final Store store;
    private final Extractor extractor;
    private final Language language;
    private final WorkbookReader reader = WorkbookReader.withDefaults();

    Ingestion(Store store, Workspace workspace, Language language) {
        this.store = store;
        this.extractor = new Extractor(workspace.mappings(), workspace.registry());
        this.language = language;
        store.replaceReference(workspace.registry());
    }

    /** Takes files, and the workbooks in folders, in the order of their paths. */
    List<FileResult> ingest(List<Path> paths, Consumer<FileResult> each) {
        for (Path path : paths) {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new UsageException("没有这个文件或文件夹：" + path, "no such file or folder: " + path);
            }
        }
        List<Source> sources = new ArrayList<>();
        for (Path path : paths) {
            boolean folder = Files.isDirectory(path);
            for (Path file : folder ? workbooks(path) : List.of(path)) {
                String relative = (folder ? path.relativize(file) : path.getFileName())
                        .toString()
                        .replace('\\', '/');
                sources.add(new Source(file, relative, Instant.now()));
            }
        }
        return take(sources, each);
    }

    /** Takes files in the order given; on return each is committed, or refused and recorded as such. */
    List<FileResult> take(List<Source> sources, Consumer<FileResult> each) {
        List<FileResult> results = new ArrayList<>();
        LocalDateTime started = LocalDateTime.now();
        for (Source source : sources) {
            FileResult result = ingest(source);
            LOG.info("{} {} {}", result.outcome(), result.path(), result.code());
            results.add(result);
            each.accept(result);
        }
        recordRun(started, results);
        return results;
    }

    private void recordRun(LocalDateTime started, List<FileResult> results) {
        int loaded = count(results, Outcome.LOADED);
        int rejected = count(results, Outcome.REJECTED);
        store.update(
                "INSERT INTO meta.run VALUES (?, 'ingest', ?, ?, ?, ?, ?, ?)",
                UUID.randomUUID().toString(),
                started,
                LocalDateTime.now(),
                results.size(),
                loaded,
                rejected,
                results.size() - loaded - rejected);
    }

    private static int count(List<FileResult> results, Outcome outcome) {
        return (int) results.stream().filter(r -> r.outcome() == outcome).count();
    }

    private static List<Path> workbooks(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                    .filter(Ingestion::isWorkbookName)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UsageException("文件夹无法读取：" + e.getMessage(), "cannot read the folder: " + e.getMessage());
        }
    }

    private static boolean isWorkbookName(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith("~$")
                && !name.startsWith(".")
                && ENDINGS.stream().anyMatch(name::endsWith);
    }

    private FileResult ingest(Source source) {
        Path file = source.file();
        String relative = source.relativePath();
        String name = file.getFileName().toString();
        String hash;
        long size;
        try {
            hash = ContentHash.of(file);
            size = Files.size(file);
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            return new FileResult(relative, Outcome.REJECTED, 0, 0, 0, "io-error", reason, reason, "");
        }
        Optional<String> known = store.statusOf(hash, relative);
        if (known.isPresent() && !known.get().equals("rejected")) {
            return new FileResult(
                    relative,
                    Outcome.UNCHANGED,
                    0,
                    0,
                    0,
                    "",
                    language.choose("内容未变，已在库中", "unchanged"),
                    "unchanged",
                    hash);
        }
        Optional<String> twin = store.loadedFrom(hash);
        if (twin.isPresent()) {
            String reason = "内容与 " + twin.get() + " 相同";
            String reasonEn = "same content as " + twin.get();
            store.record(
                    new WorkbookFile(hash, name, relative, "", size, source.receivedAt()),
                    "duplicate",
                    "duplicate",
                    reason);
            return new FileResult(
                    relative,
                    Outcome.DUPLICATE,
                    0,
                    0,
                    0,
                    "duplicate",
                    language.choose(reason, reasonEn),
                    reasonEn,
                    hash);
        }
        String format = "";
        try {
            Workbook workbook = reader.read(file);
            format = workbook.format().name().toLowerCase(Locale.ROOT);
            Extraction extraction = extractor.extract(workbook, new SourceName(name, relative));
            if (extraction.submissions().isEmpty()) {
                throw new UnreadableException(
                        "no-known-form",
                        "没有找到任何已知的表格（共 " + workbook.sheets().size() + " 张工作表）。请核对是否用了规定的表样，标题和栏目名称是否完整。",
                        "no sheet holds a known form; check that the prescribed template was used, with its title and labels");
            }
            WorkbookFile arrived = new WorkbookFile(hash, name, relative, format, size, source.receivedAt());
            Loaded loaded = store.load(arrived, extraction.submissions(), extraction.findings());
            int findings = extraction.findings().size()
                    + extraction.submissions().stream()
                            .mapToInt(s -> s.findings().size())
                            .sum();
            return new FileResult(
                    relative,
                    Outcome.LOADED,
                    loaded.submissionIds().size(),
                    loaded.superseded().size(),
                    findings,
                    "",
                    "",
                    "",
                    hash);
        } catch (UnreadableException e) {
            WorkbookFile refused = new WorkbookFile(hash, name, relative, format, size, source.receivedAt());
            store.record(refused, "rejected", e.code(), e.chinese());
            return new FileResult(
                    relative,
                    Outcome.REJECTED,
                    0,
                    0,
                    0,
                    e.code(),
                    language.choose(e.chinese(), e.english()),
                    e.english(),
                    hash);
        }
    }
}
