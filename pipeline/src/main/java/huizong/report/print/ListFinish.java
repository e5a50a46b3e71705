package huizong.report.print;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Gives the sheets of a workbook what fastexcel cannot: protection without a password (it always writes one) that lets
 * people filter, sort and widen columns, and page breaks.
 */
public final class ListFinish {
    private static final String PROTECTION =
            "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\""
                    + " sort=\"0\" autoFilter=\"0\"/>";
    private static final String PROTECTION_GOES_AFTER = "</sheetData>";
    private static final String BREAKS_GO_AFTER = "</headerFooter>";
    private static final int LAST_COLUMN = 16_383;
    private static final int BUFFER = 1 << 16;

    /** By sheet, in order from 1: the rows, from 0, that begin a page. */
    private final Map<Integer, List<Integer>> breaks = new HashMap<>();

    /** Sheets not named here are protected all the same. */
    public void breakBefore(int sheet, List<Integer> rows) {
        breaks.put(sheet, List.copyOf(rows));
    }

    public void apply(Path workbook) throws IOException {
        Path changed = Files.createTempFile("huizong-", ".xlsx");
        try {
            try (ZipFile zip = new ZipFile(workbook.toFile());
                    ZipOutputStream out =
                            new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(changed)))) {
                // a deflater asked byte by byte is a hundred times slower
                BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER);
                for (Iterator<? extends ZipEntry> entries = zip.entries().asIterator(); entries.hasNext(); ) {
                    ZipEntry entry = entries.next();
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    try (InputStream in = new BufferedInputStream(zip.getInputStream(entry))) {
                        copy(entry.getName(), in, buffered);
                    }
                    buffered.flush();
                    out.closeEntry();
                }
            }
            Files.move(changed, workbook, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(changed);
        }
    }

    private void copy(String name, InputStream in, OutputStream out) throws IOException {
        if (name.matches("xl/worksheets/sheet[0-9]+\\.xml")) {
            int sheet = Integer.parseInt(name.replaceAll("[^0-9]", ""));
            copyThrough(PROTECTION_GOES_AFTER, in, out);
            out.write(PROTECTION.getBytes(StandardCharsets.UTF_8));
            List<Integer> rows = breaks.getOrDefault(sheet, List.of());
            if (!rows.isEmpty()) {
                copyThrough(BREAKS_GO_AFTER, in, out);
                out.write(pageBreaks(rows).getBytes(StandardCharsets.UTF_8));
            }
        }
        in.transferTo(out);
    }

    private static String pageBreaks(List<Integer> rows) {
        StringBuilder xml =
                new StringBuilder("<rowBreaks count=\"" + rows.size() + "\" manualBreakCount=\"" + rows.size() + "\">");
        for (int row : rows) {
            xml.append("<brk id=\"")
                    .append(row)
                    .append("\" max=\"")
                    .append(LAST_COLUMN)
                    .append("\" man=\"1\"/>");
        }
        return xml.append("</rowBreaks>").toString();
    }

    /** Copies up to and including an end tag; within cells its angle brackets are escaped. */
    private static void copyThrough(String tag, InputStream in, OutputStream out) throws IOException {
        int matched = 0;
        while (matched < tag.length()) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("a sheet lacks " + tag);
            }
            out.write(next);
            if (next == tag.charAt(matched)) {
                matched++;
            } else {
                matched = next == '<' ? 1 : 0;
            }
        }
    }
}
