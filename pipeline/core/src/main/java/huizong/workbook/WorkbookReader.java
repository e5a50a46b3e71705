package huizong.workbook;

import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.Limits;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.text.CsvReader;
import huizong.workbook.word.PackageReader;
import huizong.workbook.xls.WorkerProcess;
import huizong.workbook.xlsx.XmlSpreadsheetReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Reads any file people file: .xlsx, .xlsm, .xls, XML spreadsheets, .docx and .doc by content whatever the name says, and
 * .csv. Any number of threads may use one reader.
 */
public final class WorkbookReader {
    /** Packages up to this many bytes are read into memory at once, which is faster. */
    private static final long SMALL = 4 << 20;

    /** How many bytes tell what a file is. */
    private static final int HEAD = 4096;

    private final Limits limits;
    private final Limits listLimits;

    public WorkbookReader(Limits limits) {
        this(limits, Limits.forLists());
    }

    /** @param listLimits for lists that are read piece by piece */
    public WorkbookReader(Limits limits, Limits listLimits) {
        this.limits = limits;
        this.listLimits = listLimits;
    }

    /** A reader with the limits of {@link Limits#configured} and {@link Limits#configuredForLists}. */
    public static WorkbookReader withDefaults() {
        return new WorkbookReader(Limits.configured(), Limits.configuredForLists());
    }

    /**
     * Reads a workbook whole.
     *
     * @throws UnreadableException where the file is no workbook, damaged, locked by a password or past a limit
     */
    public Workbook read(Path file) {
        return guarded(() -> whole(file));
    }

    /**
     * Reads a workbook whole but for its long lists, which come as outlines with all their rows behind them. Those are
     * read from the file when they are asked for; that fails with an {@link UnreadableException} where the file has
     * changed since.
     *
     * @param isList tells by the first rows of a long sheet whether it is to be read as a list
     * @throws UnreadableException where the file is no workbook, damaged, locked by a password or past a limit
     */
    public Workbook read(Path file, Predicate<Sheet> isList) {
        return guarded(() -> {
            Optional<Workbook> lists = new ListFile(file, limits, listLimits).read(isList);
            return lists.isPresent() ? lists.get() : whole(file);
        });
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T guarded(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw unreadable(e);
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw UnreadableException.tooMuchMemory();
        } catch (UnreadableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw UnreadableException.of(
                    "reader-failure", "读取程序出错（" + e + "）", "the reader failed on it: " + e, Advice.ASK);
        }
    }

    static UnreadableException unreadable(IOException e) {
        return UnreadableException.of(
                "io-error",
                "文件无法读取（" + e.getMessage() + "）",
                "it cannot be read: " + e.getMessage(),
                Advice.COPY_AGAIN);
    }

    /**
     * Reads a workbook whole that is no file on this machine.
     *
     * @param fileName what it is called; its ending tells text from other things
     * @throws UnreadableException where the content is no workbook, damaged, locked by a password or past a limit
     */
    public Workbook read(String fileName, byte[] content) {
        return guarded(() -> {
            checkSize(content.length);
            if (FileKind.of(Arrays.copyOf(content, Math.min(content.length, HEAD))) == FileKind.ZIP) {
                return new PackageReader(new Budget(limits)).read(new SeekableInMemoryByteChannel(content));
            }
            try (PassingFile file = PassingFile.holding(fileName, content)) {
                return whole(file.path()); // text is read more than once, .xls by another process
            }
        });
    }

    private Workbook whole(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw UnreadableException.of("not-a-file", "不是普通文件", "it is no ordinary file", Advice.COPY_AGAIN);
        }
        long size = Files.size(file);
        checkSize(size);
        FileKind kind = FileKind.of(head(file));
        return switch (kind) {
            case ZIP -> {
                try (SeekableByteChannel channel = size <= SMALL
                        ? new SeekableInMemoryByteChannel(Files.readAllBytes(file))
                        : Files.newByteChannel(file)) {
                    yield new PackageReader(new Budget(limits)).read(channel);
                }
            }
            case OLE2 -> WorkerProcess.SHARED.read(file, limits);
            case XML_SPREADSHEET -> new XmlSpreadsheetReader(new Budget(limits)).read(file);
            case TEXT -> text(file);
            case NOTHING ->
                throw UnreadableException.of(
                        "blank-content",
                        "文件内容全是空字节，没有拷贝完整",
                        "the file holds only NUL bytes; it was not copied whole",
                        Advice.COPY_AGAIN);
            default -> throw kind.refusal();
        };
    }

    private void checkSize(long size) {
        if (size == 0) {
            throw UnreadableException.of("empty-file", "文件是空的（0 字节）", "the file is empty (0 bytes)", Advice.COPY_AGAIN);
        }
        if (size > limits.of(Limit.FILE_SIZE)) {
            throw UnreadableException.of(
                    "file-too-large",
                    "文件有 " + size + " 字节，超过 " + limits.of(Limit.FILE_SIZE) + " 字节的上限",
                    "the file has " + size + " bytes, more than the " + limits.of(Limit.FILE_SIZE) + " allowed",
                    Advice.REDUCE);
        }
    }

    private Workbook text(Path file) throws IOException {
        if (isText(file)) {
            return new CsvReader(limits).read(file);
        }
        throw UnreadableException.notWorkbook("text-not-workbook", "纯文本", "plain text");
    }

    /** Whether a file is called one that holds comma- or tab-separated text. */
    static boolean isText(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt");
    }

    static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }
}
