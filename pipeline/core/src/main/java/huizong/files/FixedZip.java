package huizong.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Repacks a workbook so that the same figures give the same bytes: every part dated alike, in the order of its name, and
 * the times in its properties replaced by the one given. The content type list stays first, where readers look for it.
 */
public final class FixedZip {
    private static final Pattern TIME = Pattern.compile("(<dcterms:(?:created|modified)[^>]*>)[^<]*");
    private static final Pattern MERGE = Pattern.compile("<mergeCell [^>]*/>");
    private static final LocalDateTime DATE = LocalDateTime.of(2000, 1, 1, 0, 0);

    private FixedZip() {}

    public static void repack(Path workbook, Instant made, OutputStream out) throws IOException {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .sorted((a, b) -> key(a.getName()).compareTo(key(b.getName())))
                    .toList();
            ZipOutputStream packed = new ZipOutputStream(out);
            for (ZipEntry entry : entries) {
                ZipEntry fixed = new ZipEntry(entry.getName());
                fixed.setTimeLocal(DATE);
                packed.putNextEntry(fixed);
                try (InputStream in = zip.getInputStream(entry)) {
                    if (entry.getName().equals("docProps/core.xml")) {
                        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                        packed.write(TIME.matcher(text)
                                .replaceAll("$1" + made.atOffset(ZoneOffset.UTC).toInstant())
                                .getBytes(StandardCharsets.UTF_8));
                    } else if (entry.getName().startsWith("xl/worksheets/sheet")) {
                        sheet(in, packed);
                    } else {
                        in.transferTo(packed);
                    }
                }
                packed.closeEntry();
            }
            packed.finish();
        }
    }

    /** Copies a sheet; merged areas, which fastexcel keeps in no order, are put in the order of their names. */
    private static void sheet(InputStream in, OutputStream out) throws IOException {
        byte[] end = "</sheetData>".getBytes(StandardCharsets.US_ASCII);
        byte[] buffer = new byte[1 << 16];
        int kept = 0;
        for (int n = in.read(buffer, 0, buffer.length); n >= 0; n = in.read(buffer, kept, buffer.length - kept)) {
            int filled = kept + n;
            int found = indexOf(buffer, filled, end);
            if (found >= 0) {
                out.write(buffer, 0, found);
                String rest = new String(buffer, found, filled - found, StandardCharsets.ISO_8859_1)
                        + new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                out.write(ordered(rest).getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
            kept = Math.min(end.length - 1, filled);
            out.write(buffer, 0, filled - kept);
            System.arraycopy(buffer, filled - kept, buffer, 0, kept);
        }
        out.write(buffer, 0, kept);
    }

    private static int indexOf(byte[] text, int length, byte[] wanted) {
        for (int i = 0; i + wanted.length <= length; i++) {
            if (Arrays.equals(text, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    private static String ordered(String tail) {
        List<String> merges =
                MERGE.matcher(tail).results().map(MatchResult::group).sorted().toList();
        Iterator<String> next = merges.iterator();
        return MERGE.matcher(tail).replaceAll(m -> next.next());
    }

    private static String key(String name) {
        return (name.equals("[Content_Types].xml") ? "0" : "1") + name;
    }
}
