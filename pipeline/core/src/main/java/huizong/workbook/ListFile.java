package huizong.workbook;

import huizong.files.ContentHash;
import huizong.grid.LongRows.Piece;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.Limits;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.text.CsvReader;
import huizong.workbook.word.PackageReader;
import huizong.workbook.xlsx.XlsxReader;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A file that may hold lists too long for memory, read twice: once for their outlines and once for their rows. */
final class ListFile {
    private final Path file;
    private final Limits limits;
    private final Limits listLimits;

    /** @param limits for what is read whole beside the lists */
    ListFile(Path file, Limits limits, Limits listLimits) {
        this.file = file;
        this.limits = limits;
        this.listLimits = listLimits;
    }

    /** The workbook with its lists as outlines; empty where it holds none. */
    Optional<Workbook> read(Predicate<Sheet> isList) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        long size = Files.size(file);
        long least = listLimits.of(Limit.LONG_SHEET);
        boolean text = WorkbookReader.isText(file);
        if (size > listLimits.of(Limit.FILE_SIZE) || size < least / (text ? 1 : listLimits.of(Limit.RATIO))) {
            return Optional.empty();
        }
        FileKind kind = FileKind.of(WorkbookReader.head(file));
        if (kind == FileKind.TEXT && text) {
            String content = ContentHash.of(file);
            return new CsvReader(listLimits).list(file, isList, outline -> piece -> text(outline, content, piece));
        }
        return kind == FileKind.ZIP ? zip(isList) : Optional.empty();
    }

    private Optional<Workbook> zip(Predicate<Sheet> isList) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            XlsxReader reader = new XlsxReader(new Budget(listLimits));
            if (!reader.hasLongPart(channel) || new PackageReader(new Budget(listLimits)).isDocument(channel)) {
                return Optional.empty();
            }
            String content = ContentHash.of(file);
            return reader.lists(channel, isList, new Budget(limits), outline -> piece -> zip(outline, content, piece));
        }
    }

    private void text(Sheet outline, String content, Consumer<Piece> piece) {
        try {
            new CsvReader(listLimits).pieces(file, outline, piece);
            check(content);
        } catch (IOException e) {
            throw WorkbookReader.unreadable(e);
        } catch (OutOfMemoryError e) {
            throw UnreadableException.tooMuchMemory();
        }
    }

    private void zip(Sheet outline, String content, Consumer<Piece> piece) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            new XlsxReader(new Budget(listLimits)).pieces(channel, outline, piece);
            check(content);
        } catch (IOException e) {
            throw WorkbookReader.unreadable(e);
        } catch (OutOfMemoryError e) {
            throw UnreadableException.tooMuchMemory();
        }
    }

    private void check(String content) throws IOException {
        if (!ContentHash.of(file).equals(content)) {
            throw UnreadableException.of(
                    "changing-file", "文件在读取时发生了变化", "the file changed while it was read", Advice.COPY_AGAIN);
        }
    }
}
