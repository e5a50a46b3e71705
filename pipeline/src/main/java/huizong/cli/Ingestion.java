package huizong.cli;

import huizong.extract.Extraction;
import huizong.extract.Extractor;
import huizong.extract.SourceName;
import huizong.grid.ContentHash;
import huizong.grid.Workbook;
import huizong.store.Loaded;
import huizong.store.Store;
import huizong.store.WorkbookFile;
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
     * @param reason the same in words, and what to do
     */
    record FileResult(
            String path, Outcome outcome, int forms, int superseded, int findings, String code, String reason) {}

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
        List<FileResult> results = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new UsageException("没有这个文件或文件夹：" + path, "no such file or folder: " + path);
            }
        }
        LocalDateTime started = LocalDateTime.now();
        for (Path path : paths) {
            boolean folder = Files.isDirectory(path);
            for (Path file : folder ? workbooks(path) : List.of(path)) {
                String relative = (folder ? path.relativize(file) : path.getFileName())
                        .toString()
                        .replace('\\', '/');
                FileResult result = ingest(file, relative);
                LOG.info("{} {} {}", result.outcome(), relative, result.code());
                results.add(result);
                each.accept(result);
            }
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

    private FileResult ingest(Path file, String relative) {
        String name = file.getFileName().toString();
        String hash;
        long size;
        try {
            hash = ContentHash.of(file);
            size = Files.size(file);
        } catch (IOException e) {
            return new FileResult(relative, Outcome.REJECTED, 0, 0, 0, "io-error", String.valueOf(e.getMessage()));
        }
        Optional<String> known = store.statusOf(hash, relative);
        if (known.isPresent() && !known.get().equals("rejected")) {
            return new FileResult(relative, Outcome.UNCHANGED, 0, 0, 0, "", language.choose("内容未变，已在库中", "unchanged"));
        }
        Optional<String> twin = store.loadedFrom(hash);
        if (twin.isPresent()) {
            String reason = "内容与 " + twin.get() + " 相同";
            store.record(
                    new WorkbookFile(hash, name, relative, "", size, Instant.now()), "duplicate", "duplicate", reason);
            return new FileResult(
                    relative,
                    Outcome.DUPLICATE,
                    0,
                    0,
                    0,
                    "duplicate",
                    language.choose(reason, "same content as " + twin.get()));
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
            WorkbookFile arrived = new WorkbookFile(hash, name, relative, format, size, Instant.now());
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
                    "");
        } catch (UnreadableException e) {
            WorkbookFile refused = new WorkbookFile(hash, name, relative, format, size, Instant.now());
            store.record(refused, "rejected", e.code(), e.chinese());
            return new FileResult(
                    relative, Outcome.REJECTED, 0, 0, 0, e.code(), language.choose(e.chinese(), e.english()));
        }
    }
}
