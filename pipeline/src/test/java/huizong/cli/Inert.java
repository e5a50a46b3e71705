package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** What it means that a payload does nothing where it ended up. */
final class Inert {
    private Inert() {}

    /** Every text of a sheet that we wrote is a text cell, and plain; its texts are handed on. */
    static void check(Sheet sheet, Consumer<String> seen) {
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.FORMULA) {
                    assertThat(cell.getCellFormula()).doesNotContainPattern("Q1\\d\\d\\dZ|127[.]0|cmd");
                } else if (cell.getCellType() == CellType.STRING) {
                    String text = cell.getStringCellValue();
                    seen.accept(text);
                    assertThat(harmful(text))
                            .as("%s %s", cell.getAddress(), text)
                            .isEmpty();
                }
            }
        }
    }

    /** No part of a workbook is fetched from elsewhere. */
    static void pointsNowhere(Path workbook) throws IOException {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().endsWith(".rels")) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                                .as(workbook + " " + entry.getName())
                                .doesNotContain("External");
                    }
                }
            }
        }
    }

    /** The first character that a terminal obeys, or that shows a line in another order than it is written. */
    static Optional<String> harmful(String text) {
        return text.codePoints()
                .filter(c -> c != '\n')
                .filter(c -> Character.getType(c) == Character.CONTROL
                        || c == 0x2028
                        || c == 0x2029
                        || c >= 0x202A && c <= 0x202E
                        || c >= 0x2066 && c <= 0x2069
                        || c == 0x200E
                        || c == 0x200F
                        || c == 0x061C)
                .mapToObj(c -> "U+" + Integer.toHexString(c))
                .findFirst();
    }
}
