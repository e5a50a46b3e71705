package huizong.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Repacks a workbook so that the same figures give the same bytes: every part dated alike, in the order of its name, and
 * the times in its properties replaced by the one given. The content type list stays first, where readers look for it.
 */
final class FixedZip {
    private static final Pattern TIME = Pattern.compile("(<dcterms:(?:created|modified)[^>]*>)[^<]*");
    private static final LocalDateTime DATE = LocalDateTime.of(2000, 1, 1, 0, 0);

    private FixedZip() {}

    static void repack(Path workbook, Instant made, OutputStream out) throws IOException {
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
                    } else {
                        in.transferTo(packed);
                    }
                }
                packed.closeEntry();
            }
            packed.finish();
        }
    }

    private static String key(String name) {
        return (name.equals("[Content_Types].xml") ? "0" : "1") + name;
    }
}
