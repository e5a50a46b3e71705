package huizong.bench;

import huizong.bench.FilingGenerator.Truth;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The files of a soak: of each hundred 96 sound filings, two hostile files, a copy of a filing under another name and a
 * correction of one.
 */
final class SoakCorpus {
    private static final int ONE_HOSTILE_IN = 49;
    private static final int ZEROS = 64 << 20;
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private final Path folder;
    private final byte[] xls;
    private final Map<String, Truth> current = new HashMap<>();
    private int loaded;
    private int hostile;
    private int copies;
    private int corrections;
    private int superseded;

    private SoakCorpus(Path folder, byte[] xls) {
        this.folder = folder;
        this.xls = xls;
    }

    /**
     * Writes a multiple of a hundred files; the same ones each time.
     *
     * @param xls a sound workbook of the old format, to be damaged
     */
    static SoakCorpus write(Path folder, int count, byte[] xls) throws IOException {
        SoakCorpus corpus = new SoakCorpus(folder, xls);
        List<Truth> filed = new FilingGenerator(20231231).write(folder, count / 100 * 98);
        List<Truth> corrected = new FilingGenerator(20240101).write(folder.resolve("corrected"), count / 100);
        for (int i = 0; i < filed.size(); i++) {
            corpus.file(filed.get(i), i);
        }
        for (Truth truth : corrected) {
            corpus.correct(truth);
        }
        Files.delete(folder.resolve("corrected"));
        return corpus;
    }

    private void file(Truth truth, int number) throws IOException {
        byte[] content = Files.readAllBytes(truth.file());
        if (number % ONE_HOSTILE_IN == ONE_HOSTILE_IN / 2) {
            Files.write(truth.file(), hostile(truth.file(), content, hostile));
            hostile++;
            return;
        }
        current.put(truth.unit(), truth);
        loaded++;
        if (number % (2 * ONE_HOSTILE_IN) == 0) {
            Files.write(beside(truth, "（副本）"), content);
            copies++;
        }
    }

    private void correct(Truth truth) throws IOException {
        Files.move(truth.file(), beside(truth, "（更正）"));
        Truth before = current.put(truth.unit(), truth);
        superseded += before == null ? 0 : before.forms();
        corrections++;
        loaded++;
    }

    /** Sorted behind the filing itself. */
    private Path beside(Truth truth, String what) {
        return folder.resolve(String.valueOf(truth.file().getFileName()).replace(".xlsx", what + ".xlsx"));
    }

    private byte[] hostile(Path file, byte[] whole, int number) throws IOException {
        return switch (number % 10) {
            case 0 -> Arrays.copyOf(whole, whole.length / 2);
            case 1 -> {
                byte[] flipped = whole.clone();
                flipped[whole.length / 3] ^= 0x55;
                yield flipped;
            }
            case 2 -> new byte[whole.length];
            case 3 -> ("<html><table><tr><td>" + number + "</td></tr></table></html>").getBytes(StandardCharsets.UTF_8);
            case 4 -> ("PK" + number).getBytes(StandardCharsets.UTF_8);
            case 5 -> ("单位,金额\n甲," + number + "\n").getBytes(StandardCharsets.UTF_8);
            case 6 -> withSheet(file, new byte[ZEROS + number]);
            case 7 ->
                withSheet(
                        file,
                        ("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><worksheet><sheetData><row r='1'><c r='A1'"
                                        + " t='inlineStr'><is><t>&a;" + number
                                        + "</t></is></c></row></sheetData></worksheet>")
                                .getBytes(StandardCharsets.UTF_8));
            case 8 ->
                withSheet(
                        file,
                        ("<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
                                        + "<row r='1'><c r='ZZZZZZ1'><v>" + number
                                        + "</v></c></row></sheetData></worksheet>")
                                .getBytes(StandardCharsets.UTF_8));
            default -> Arrays.copyOf(xls, xls.length / 2 + number);
        };
    }

    private static byte[] withSheet(Path workbook, byte[] sheet) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile in = new ZipFile(workbook.toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        entry.getName().equals(SHEET)
                                ? sheet
                                : in.getInputStream(entry).readAllBytes());
            }
        }
        return bytes.toByteArray();
    }

    int files() {
        return loaded() + copies + hostile;
    }

    /** Files whose content is to be in the database. */
    int loaded() {
        return loaded;
    }

    int hostile() {
        return hostile;
    }

    int copies() {
        return copies;
    }

    int corrections() {
        return corrections;
    }

    int currentForms() {
        return current.values().stream().mapToInt(Truth::forms).sum();
    }

    int supersededForms() {
        return superseded;
    }

    /** The sum of the current special funds, in 万元. */
    BigDecimal specialFinal() {
        return current.values().stream().map(Truth::specialFinal).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
