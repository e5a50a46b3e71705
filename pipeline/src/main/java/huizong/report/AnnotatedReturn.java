package huizong.report;

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
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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

    /** As in telephone numbers. */
    private static final short CHINA = 86;

    private static final Logger LOG = LoggerFactory.getLogger(AnnotatedReturn.class);

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
     * Writes the marked copy into a folder, under the given name without its ending; the ending is the content's. A
     * workbook that cannot be marked (text, strict OOXML, too large) gets {@link #writeList the list alone}.
     *
     * @param filed a workbook that our reader has read, within its limits
     * @throws UncheckedIOException when the copy cannot be written
     */
    public static Path write(Path filed, Path folder, String name, List<Mark> marks) {
        Optional<Path> marked;
        try {
            marked = writeMarked(filed, folder, name, marks);
        } catch (OutOfMemoryError e) {
            LOG.warn("no memory to mark {}", filed, e); // all of it was POI's, and is free again
            marked = Optional.empty();
        }
        return marked.orElseGet(() -> writeList(String.valueOf(filed.getFileName()), folder, name, marks));
    }

    /** Empty where the workbook cannot be marked. */
    private static Optional<Path> writeMarked(Path filed, Path folder, String name, List<Mark> marks) {
        Optional<Workbook> opened = open(filed);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (Workbook workbook = opened.get()) {
            return mark(workbook, filed, marks)
                    ? Optional.of(save(workbook, folder.resolve(name + ending(workbook, filed))))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the marked copy of " + filed, e);
        }
    }

    /** Writes a workbook with nothing but the list, for a file that cannot be opened or marked. */
    public static Path writeList(String fileName, Path folder, String name, List<Mark> marks) {
        try (Workbook workbook = new XSSFWorkbook()) {
            ReturnList.insert(workbook, marks, Optional.of(fileName));
            return save(workbook, folder.resolve(name + ".xlsx"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the list for " + fileName, e);
        }
    }

    private static boolean mark(Workbook workbook, Path filed, List<Mark> marks) {
        try {
            // first the sheet: for .xls, POI loses track of the tabs once drawings were added
            ReturnList.insert(workbook, marks, Optional.empty());
            new CellMarks(workbook).apply(marks);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("cannot mark {}", filed, e);
            return false;
        }
    }

    private static Path save(Workbook workbook, Path target) throws IOException {
        boolean binary = workbook instanceof HSSFWorkbook;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        workbook.write(bytes); // not to the disk: POI keeps to itself that one is full
        return AtomicFile.write(target, bytes::writeTo, written -> {
            if (binary) {
                verifyBinary(written);
            } else {
                WrittenWorkbook.verify(written, List.of());
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

    private static String ending(Workbook workbook, Path filed) {
        if (workbook instanceof HSSFWorkbook) {
            return ".xls";
        }
        return ((XSSFWorkbook) workbook).isMacroEnabled()
                        || String.valueOf(filed.getFileName())
                                .toLowerCase(Locale.ROOT)
                                .endsWith(".xlsm")
                ? ".xlsm"
                : ".xlsx";
    }

    private static Optional<Workbook> open(Path filed) {
        try {
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
        } catch (IOException | RuntimeException e) {
            LOG.warn("cannot open {} to mark it", filed, e);
            return Optional.empty();
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
