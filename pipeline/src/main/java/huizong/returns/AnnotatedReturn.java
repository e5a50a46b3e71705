package huizong.returns;

import huizong.files.AtomicFile;
import huizong.files.WrittenWorkbook;
import huizong.text.SafeText;
import huizong.workbook.word.DocumentPlaces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.hssf.model.InternalWorkbook;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.CountryRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.util.LittleEndian;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A unit's own workbook, sent back: the cells in question filled and commented, a list of what is wrong before the first
 * sheet, everything else as it was filed. It may be corrected and filed again as it is.
 */
public final class AnnotatedReturn {
    /** POI holds a whole workbook in memory, at some fifty times its inflated size. */
    private static final long MOST_INFLATED =
            Math.min(32L << 20, Runtime.getRuntime().maxMemory() / 64);

    /** What the name of {@link #writeList the list alone} ends in. */
    public static final String LIST = ".xlsx";

    /** As in telephone numbers. */
    private static final short CHINA = 86;

    private static final Logger LOG = LoggerFactory.getLogger(AnnotatedReturn.class);

    /** @param ending of the name it is to have */
    private record Marked(ByteArrayOutputStream bytes, String ending) {}

    /** The copy was written and is no workbook: the list alone has to do. */
    private static final class UnsoundException extends IOException {
        private static final long serialVersionUID = 1;

        UnsoundException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private AnnotatedReturn() {}

    /**
     * One thing that is wrong.
     *
     * @param severity {@code error}, {@code warning} or {@code notice}
     * @param title the rule's name, empty where it has none
     * @param sheetName empty where it is about the whole file
     * @param cellRef like {@code D17}, empty where it is about the whole sheet
     * @param stated what was filed, empty where that says nothing
     * @param message what is wrong and what to do
     */
    public record Mark(
            String severity,
            String ruleId,
            String title,
            String sheetName,
            String cellRef,
            String stated,
            String expected,
            String message,
            String messageEn) {}

    /**
     * Writes the marked copy into a folder; its ending is the content's. A workbook that cannot be marked (text, strict OOXML, too large) gets {@link #writeList the list alone}.
     *
     * @param filed a workbook that our reader has read, within its limits
     * @param name the copy's name with the ending it is given
     * @throws UncheckedIOException when the copy cannot be written
     */
    public static Path write(Path filed, Path folder, UnaryOperator<String> name, List<Mark> marks) {
        Optional<Path> document = document(filed, folder, name, marks);
        if (document.isPresent()) {
            return document.get();
        }
        Optional<Marked> marked = mark(filed, marks);
        if (marked.isPresent()) {
            try {
                return save(marked.get(), folder.resolve(name.apply(marked.get().ending())));
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof UnsoundException)) {
                    throw e;
                }
                LOG.warn("cannot mark {}", filed, e);
            }
        }
        return writeList(String.valueOf(filed.getFileName()), folder.resolve(name.apply(LIST)), marks);
    }

    /** A .docx with a comment at each cell in question and the list as its first page. */
    private static Optional<Path> document(Path filed, Path folder, UnaryOperator<String> name, List<Mark> marks) {
        Optional<DocumentPlaces> places = DocumentPlaces.of(filed);
        if (places.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] marked = new DocumentReturn(marks, places.get()).mark(filed);
            return Optional.of(AtomicFile.write(
                    folder.resolve(name.apply(DocumentReturn.ENDING)),
                    out -> out.write(marked),
                    written -> WrittenWorkbook.verify(written, List.of())));
        } catch (UncheckedIOException e) {
            throw e;
        } catch (IOException | XMLStreamException | RuntimeException | OutOfMemoryError e) {
            LOG.warn("cannot mark {}", filed, e);
            return Optional.empty();
        }
    }

    /** Writes a workbook with nothing but the list, for a file that cannot be opened or marked. */
    public static Path writeList(String fileName, Path target, List<Mark> marks) {
        try (Workbook workbook = new XSSFWorkbook()) {
            ReturnList.insert(workbook, marks, Optional.of(fileName));
            return save(content(workbook, fileName), target);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the list for " + fileName, e);
        }
    }

    /** Empty where POI cannot open, mark or write it, for which it has an exception of its own each time. */
    private static Optional<Marked> mark(Path filed, List<Mark> marks) {
        try {
            Optional<Workbook> opened = open(filed);
            if (opened.isEmpty()) {
                return Optional.empty();
            }
            try (Workbook workbook = opened.get()) {
                // first the sheet: for .xls, POI loses track of the tabs once drawings were added
                ReturnList.insert(workbook, marks, Optional.empty());
                new CellMarks(workbook).apply(marks);
                return Optional.of(content(workbook, String.valueOf(filed.getFileName())));
            }
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.warn("cannot mark {}", filed, e);
            return Optional.empty();
        }
    }

    /** In memory: writing to a disk, POI keeps to itself that one is full. */
    private static Marked content(Workbook workbook, String fileName) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        return new Marked(bytes, ending(workbook, fileName));
    }

    private static Path save(Marked marked, Path target) {
        return AtomicFile.write(target, marked.bytes()::writeTo, written -> {
            try {
                if (marked.ending().equals(".xls")) {
                    verifyBinary(written);
                } else {
                    WrittenWorkbook.verify(written, List.of());
                }
            } catch (IOException | RuntimeException e) {
                throw new UnsoundException("what was written does not open: " + e.getMessage(), e);
            }
        });
    }

    /** The stream is there and begins as one: POI itself reads more than Excel does. */
    private static void verifyBinary(Path written) throws IOException {
        try (InputStream file = Files.newInputStream(written);
                POIFSFileSystem again = new POIFSFileSystem(file);
                InputStream records = again.createDocumentInputStream("Workbook")) {
            if (LittleEndian.readShort(records) != BOFRecord.sid) {
                throw new IOException(written + " does not begin with a BOF record");
            }
        }
    }

    private static String ending(Workbook workbook, String fileName) {
        if (workbook instanceof HSSFWorkbook) {
            return ".xls";
        }
        return ((XSSFWorkbook) workbook).isMacroEnabled()
                        || fileName.toLowerCase(Locale.ROOT).endsWith(".xlsm")
                ? ".xlsm"
                : ".xlsx";
    }

    private static Optional<Workbook> open(Path filed) throws IOException {
        switch (FileMagic.valueOf(filed.toFile())) {
            case OOXML -> {
                return inflated(filed) > MOST_INFLATED ? Optional.empty() : Optional.of(openXml(filed));
            }
            case OLE2 -> {
                if (Files.size(filed) > MOST_INFLATED) {
                    return Optional.empty();
                }
                try (InputStream in = Files.newInputStream(filed)) {
                    return Optional.of(withCountry(new HSSFWorkbook(in)));
                }
            }
            default -> {
                return Optional.empty();
            }
        }
    }

    /**
     * POI puts the drawings that comments need behind the COUNTRY record, and where a workbook not saved by Excel has
     * none, before the first record: then no program opens the file any more.
     */
    private static HSSFWorkbook withCountry(HSSFWorkbook workbook) {
        InternalWorkbook records = workbook.getInternalWorkbook();
        if (records.findFirstRecordLocBySid(CountryRecord.sid) < 0) {
            CountryRecord country = new CountryRecord();
            country.setDefaultCountry(CHINA);
            country.setCurrentCountry(CHINA);
            records.getWorkbookRecordList().add(records.findFirstRecordLocBySid(SSTRecord.sid), country);
        }
        return workbook;
    }

    /** From a stream: a package opened read-only cannot be added to, one opened otherwise writes itself back. */
    private static XSSFWorkbook openXml(Path filed) throws IOException {
        try (InputStream in = Files.newInputStream(filed)) {
            return new XSSFWorkbook(in);
        }
    }

    private static long inflated(Path filed) throws IOException {
        long size = 0;
        try (ZipFile zip = new ZipFile(filed.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                size += Math.max(0, entries.nextElement().getSize());
            }
        }
        return size;
    }

    /** The word for a severity, and its place in the order of gravity. */
    static String level(String severity) {
        return switch (severity) {
            case "error" -> "错误";
            case "warning" -> "警告";
            default -> "提示";
        };
    }

    /** Text as a cell of the workbook's format takes it. */
    static String safe(Workbook workbook, String text) {
        return workbook instanceof HSSFWorkbook ? SafeText.cut(SafeText.visible(text)) : SafeText.forWorkbook(text);
    }
}
