package huizong.workbook.xls;

import huizong.workbook.guard.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * The container of an .xls. Some programs leave out what follows the last record, down to the end of its sector, and
 * some give root and stream other names than Excel does.
 */
final class CompoundFile {
    private static final String BOOK = "Workbook";

    /** What Excel 95 called the stream with the records, and other programs still do. */
    private static final String OLD_BOOK = "Book";

    private static final int HEADER = 512;
    private static final int LARGEST_SECTOR = 12;

    private CompoundFile() {}

    /** Whether the file ends where its container says. POI takes zeros for what is not there. */
    static boolean endsEarly(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            byte[] header = new byte[(int) Math.min(HEADER, bytes.length())];
            bytes.readFully(header);
            return header.length == HEADER && bytes.length() % sector(header) != 0;
        }
    }

    private static int sector(byte[] header) {
        int shift = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getShort(30);
        return shift >= 7 && shift <= LARGEST_SECTOR ? 1 << shift : HEADER;
    }

    /** The records of a workbook; empty where the container holds none. */
    static Optional<byte[]> records(DirectoryNode root) throws IOException {
        for (String name : List.of(BOOK, OLD_BOOK)) {
            if (root.hasEntryCaseInsensitive(name)) {
                try (InputStream in = root.createDocumentInputStream(root.getEntryCaseInsensitive(name))) {
                    byte[] records = in.readAllBytes();
                    if (name.equals(OLD_BOOK) && !Biff.isOfExcel97(records)) {
                        throw XlsReader.old();
                    }
                    return Optional.of(records);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The records of a workbook whose file ends early.
     *
     * @param most bytes the file may be made up to
     * @throws UnreadableException where a byte of a record is not there
     */
    static byte[] madeUpRecords(Path file, long most) throws IOException {
        byte[] filed = Files.readAllBytes(file);
        if (filed.length < HEADER) {
            throw XlsReader.damaged();
        }
        ByteBuffer header = ByteBuffer.wrap(filed).order(ByteOrder.LITTLE_ENDIAN);
        long sector = sector(filed);
        long covered = sector * (1 + header.getInt(44) * (sector / 4)); // all sectors the allocation table can name
        long length = Math.max(covered, (filed.length + sector - 1) / sector * sector);
        if (covered < 0 || length > most) {
            throw XlsReader.damaged();
        }
        byte[] withZeros = Arrays.copyOf(filed, (int) length);
        byte[] withOnes = withZeros.clone();
        Arrays.fill(withOnes, filed.length, withOnes.length, (byte) -1);
        byte[] records = records(withZeros);
        int end = Biff.check(records, true);
        int invented = Arrays.mismatch(records, records(withOnes));
        if (invented >= 0 && invented < end) {
            throw Biff.halfWritten();
        }
        return records;
    }

    private static byte[] records(byte[] file) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(file))) {
            return records(container.getRoot()).orElseThrow(XlsReader::damaged);
        }
    }

    /** A container of nothing but a workbook's records, named as Excel names them. */
    static POIFSFileSystem of(byte[] records) throws IOException {
        POIFSFileSystem container = new POIFSFileSystem();
        container.createDocument(new ByteArrayInputStream(records), BOOK);
        return container;
    }
}
