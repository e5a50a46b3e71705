package huizong.ingest;

import huizong.extract.BlankForms;
import huizong.extract.Extraction;
import huizong.extract.Extractor;
import huizong.extract.SourceName;
import huizong.extract.form.Work;
import huizong.files.ContentHash;
import huizong.grid.Workbook;
import huizong.ingest.Prepared.Content;
import huizong.ingest.Prepared.Known;
import huizong.ingest.Prepared.Understood;
import huizong.ingest.Prepared.Unreadable;
import huizong.submission.Finding;
import huizong.submission.Severity;
import huizong.workbook.WorkbookReader;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hashes, reads and understands one file, whatever it holds. Several threads may do so at once. */
final class Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
    /** How often a file that is being written to is looked at again before it is refused. */
    private static final int LOOKS = 3;

    private final WorkbookReader reader = WorkbookReader.withDefaults();
    private final Extractor extractor;
    private final BlankForms blankForms;
    private final Predicate<String> known;

    /** @param known whether a content is in the database, so that it need not be read */
    Preparation(Workspace workspace, Predicate<String> known) {
        this.extractor = new Extractor(workspace.mappings(), workspace.registry());
        this.blankForms = new BlankForms(workspace.mappings().tables());
        this.known = known;
    }

    /** Never fails: what goes wrong is said in the result. */
    Prepared of(Source source) {
        String hash = "";
        long size = 0;
        try {
            for (int look = 0; look < LOOKS; look++) {
                hash = ContentHash.of(source.file());
                size = Files.size(source.file());
                if (known.test(hash)) {
                    return new Prepared(source, hash, size, new Known());
                }
                Content content = source.refusal()
                        .<Content>map(e -> new Unreadable("", e.code(), e.chinese(), e.english()))
                        .orElseGet(() -> read(source));
                if (ContentHash.of(source.file()).equals(hash)) {
                    return new Prepared(source, hash, size, content);
                }
            }
            return new Prepared(
                    source,
                    hash,
                    size,
                    new Unreadable(
                            "",
                            "changing-file",
                            "文件在读取时仍在变化。请等保存或拷贝完成后再报。",
                            "the file kept changing while it was read; file it again once it is saved or copied whole"));
        } catch (IOException e) {
            return new Prepared(
                    source,
                    hash,
                    size,
                    new Unreadable(
                            "",
                            "io-error",
                            "文件无法读取：" + e.getMessage() + "。请确认文件未被占用且有读取权限。",
                            "cannot be read: " + e.getMessage()));
        }
    }

    private Content read(Source source) {
        String format = "";
        try {
            Workbook workbook = reader.read(source.file(), extractor::isList);
            format = workbook.format().name().toLowerCase(Locale.ROOT);
            Extraction read = extractor.extract(
                    workbook,
                    new SourceName(source.name(), source.relativePath()),
                    new Work(Budget.configured()::time));
            Extraction extraction = blankForms.without(read);
            if (extraction.submissions().isEmpty() && !read.submissions().isEmpty()) {
                return noFigures(format, read);
            }
            if (extraction.submissions().isEmpty()) {
                Optional<Finding> why = extraction.findings().stream()
                        .filter(f -> f.severity() == Severity.ERROR)
                        .findFirst();
                return new Unreadable(
                        format,
                        "no-known-form",
                        why.map(Finding::message).orElse("") + "没有找到任何已知的表格（共 "
                                + workbook.sheets().size() + " 张工作表）。请核对是否用了规定的表样，标题和栏目名称是否完整。",
                        why.map(f -> f.messageEn() + " ").orElse("")
                                + "no sheet holds a known form; check that the prescribed template was used, with its title and"
                                + " labels");
            }
            return new Understood(format, extraction);
        } catch (UnreadableException e) {
            return new Unreadable(format, e.code(), e.chinese(), e.english());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.error("failed on {}", source.relativePath(), e);
            return failure(format, e);
        }
    }

    private static Unreadable noFigures(String format, Extraction read) {
        String sheets = read.submissions().stream()
                .map(s -> "“" + s.sheetName() + "”")
                .distinct()
                .collect(Collectors.joining("、"));
        return new Unreadable(
                format,
                "no-figures",
                "工作表" + sheets + "是规定的表，但没有读到任何填报的数：不算报送，也不替代以前报过的表。请填好数据再报；确无数据的填 0 或“无”；" + "已填的请核对是否改动过表样。",
                "the sheets " + sheets + " are known forms without a single figure: no filing, and nothing is replaced."
                        + " Fill them in and file them again; where there is nothing, put 0; if they are filled in, check"
                        + " whether their layout was altered");
    }

    /** Our own mistake, which must not keep the other files waiting. */
    static Unreadable failure(String format, Throwable why) {
        String name = why.getClass().getSimpleName();
        return new Unreadable(
                format,
                "internal-error",
                "程序处理该文件时出错（" + name + "），未入库。请将文件另存为 .xlsx 后再报，并把原文件和日志交给维护人员。",
                "the program failed on this file (" + name
                        + "); save it anew as .xlsx and file it again, and hand the original and the log to whoever"
                        + " maintains the program");
    }
}
