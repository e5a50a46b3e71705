package huizong.workbook;

import huizong.workbook.HostileFiles.HostileFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.FormulaError;

/** The part of the suite that comes in the old container: .xls, and .xlsx with a password. */
final class HostileXlsFiles {
    private static final String GOOD = "=A1:甲 B1:50%";

    private final List<HostileFile> files = new ArrayList<>();

    private HostileXlsFiles() {}

    static List<HostileFile> all() {
        HostileXlsFiles suite = new HostileXlsFiles();
        try {
            suite.damaged();
            suite.values();
            suite.passwords();
            suite.otherPrograms();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return suite.files;
    }

    private void add(String name, byte[] content, String outcome) {
        files.add(new HostileFile(".xls: " + name, "return.xls", content, outcome));
    }

    private static HSSFWorkbook sound() {
        HSSFWorkbook workbook = new HSSFWorkbook();
        var row = workbook.createSheet("表").createRow(0);
        row.createCell(0).setCellValue("甲");
        var percent = row.createCell(1);
        percent.setCellValue(0.5);
        percent.setCellStyle(workbook.createCellStyle());
        percent.getCellStyle().setDataFormat((short) 10);
        return workbook;
    }

    private static byte[] bytes(HSSFWorkbook workbook) throws IOException {
        try (workbook) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private void damaged() throws IOException {
        byte[] whole = bytes(sound());
        add("untouched", whole, GOOD);
        for (int percent : new int[] {10, 50, 90}) {
            int cut = whole.length * percent / 100;
            add("cut off at " + percent + "%", Arrays.copyOf(whole, cut), "damaged-xls|half-written-xls");
            add(
                    "zeros from " + percent + "% on",
                    Arrays.copyOf(Arrays.copyOf(whole, cut), whole.length),
                    "damaged-xls|half-written-xls");
        }
        for (int at : new int[] {0x18, 0x1E, 0x20, 0x2C, 0x30, 0x3C, 0x44, 0x4C}) {
            byte[] header = whole.clone();
            Arrays.fill(header, at, at + 4, (byte) 0x7F);
            add("header field " + at + " out of range", header, "damaged-xls|half-written-xls|" + GOOD);
        }
        byte[] loop = whole.clone();
        int table = 512 * (1 + (loop[0x4C] & 0xFF)); // the sector table, whose every entry points to sector 0
        Arrays.fill(loop, table, table + 512, (byte) 0);
        add("sectors that follow one another in a circle", loop, "damaged-xls|half-written-xls");
        add("a second sheet sharing the first's records", aliased(), "aliased-part");
        byte[] records = whole.clone();
        int bound = indexOf(records, new byte[] {0x09, 0x08, 0x10, 0x00});
        records[bound + 2] = (byte) 0xFF;
        records[bound + 3] = (byte) 0xFF;
        add("a record of 65,535 bytes", records, "half-written-xls|damaged-xls");
    }

    private static byte[] aliased() throws IOException {
        HSSFWorkbook workbook = sound();
        workbook.createSheet("二");
        byte[] bytes = bytes(workbook);
        byte[] boundSheet = {(byte) 0x85, 0x00};
        int first = indexOf(bytes, boundSheet);
        int second = indexOf(bytes, boundSheet, first + 2);
        System.arraycopy(bytes, first + 4, bytes, second + 4, 4);
        return bytes;
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        return indexOf(bytes, wanted, 0);
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (int i = from; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("not there");
    }

    private void values() throws IOException {
        HSSFWorkbook workbook = sound();
        var row = workbook.getSheetAt(0).createRow(1);
        row.createCell(0).setCellErrorValue(FormulaError.REF.getCode());
        row.createCell(1).setCellValue(true);
        row.createCell(2).setCellValue(1e300);
        row.createCell(3).setCellValue("甲\r乙_x000D_");
        add(
                "an error, a boolean, a huge number, an escape",
                bytes(workbook),
                "=A1:甲 B1:50% A2:fault #REF! B2:TRUE" + " C2:1E+300 D2:甲\r乙_x000D_");
        HSSFWorkbook empty = new HSSFWorkbook();
        empty.createSheet("空");
        add("no cells", bytes(empty), "=");
    }

    private void passwords() throws IOException {
        try {
            Biff8EncryptionKey.setCurrentUserPassword("secret");
            add("with a password", bytes(sound()), "encrypted");
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        byte[] plain = new ForgedBook().bytes();
        for (EncryptionMode mode : List.of(EncryptionMode.standard, EncryptionMode.agile)) {
            add(".xlsx with a password, " + mode, encrypted(plain, mode, "secret"), "encrypted");
            add(".xlsx with the password that is none, " + mode, encrypted(plain, mode, "VelvetSweatshop"), GOOD);
            byte[] damaged = encrypted(plain, mode, "VelvetSweatshop");
            Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 600, (byte) 0x55);
            files.add(new HostileFile(
                    ".xlsx encrypted, " + mode + ", damaged",
                    "return.xlsx",
                    damaged,
                    "damaged-xls|damaged-zip|encrypted|bad-crc|damaged-part|header-mismatch|" + GOOD));
        }
    }

    private static byte[] encrypted(byte[] plain, EncryptionMode mode, String password) throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(mode).getEncryptor();
            encryptor.confirmPassword(password);
            try (OutputStream out = encryptor.getDataStream(container)) {
                out.write(plain);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            container.writeFilesystem(bytes);
            return bytes.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private void otherPrograms() throws IOException {
        for (String[] stream : new String[][] {
            {"WordDocument", "damaged-doc"},
            {"PowerPoint Document", "other-office-file"},
            {"__properties_version1.0", "other-office-file"},
            {"Book", "excel-95"}
        }) {
            try (POIFSFileSystem container = new POIFSFileSystem()) {
                container.createDocument(new ByteArrayInputStream(new byte[5_000]), stream[0]);
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                container.writeFilesystem(bytes);
                add("a container with a stream " + stream[0], bytes.toByteArray(), stream[1]);
            }
        }
    }
}
