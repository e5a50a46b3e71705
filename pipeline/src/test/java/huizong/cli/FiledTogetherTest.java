package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.store.Store;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks filed together in a .zip: what comes of it is what comes of the same files in a folder. */
class FiledTogetherTest {
    private static final String LEDGER = "SELECT workbook_id || ' ' || relative_path || ' ' || status || ' ' ||"
            + " coalesce(reason_code, '') FROM meta.workbook ORDER BY relative_path";
    private static final String FIGURES =
            "SELECT w.relative_path || ' ' || sum(f.amount) FROM main.fund_use f JOIN meta.submission s USING (submission_id)"
                    + " JOIN meta.workbook w USING (workbook_id) WHERE w.status = 'loaded' GROUP BY w.relative_path ORDER BY ALL";

    @TempDir
    Path folder;

    private static Samples.Run ingest(Path database, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "ingest", "--db", database.toString(), "--mappings", Samples.MAPPINGS.toString(), "--lang", "zh"));
        arguments.addAll(List.of(more));
        return Samples.huizong(arguments.toArray(String[]::new));
    }

    private static List<String> rows(Path database, String sql) {
        return Store.queryReadOnly(database, sql).rows().stream()
                .map(r -> r.get(0).map(Object::toString).orElse(""))
                .toList();
    }

    /** Packs the files of an inbox as Windows does it, among what systems leave behind, and one that is cut off. */
    private static Path pack(Path inbox, Path zip) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip), Charset.forName("GBK"));
                Stream<Path> files = Files.list(inbox)) {
            for (Path file : files.sorted().toList()) {
                out.putNextEntry(new ZipEntry("水利局/" + file.getFileName()));
                Files.copy(file, out);
            }
            for (String left : List.of("__MACOSX/水利局/._a.xlsx", "水利局/.DS_Store", "水利局/~$a.xlsx", "Thumbs.db")) {
                out.putNextEntry(new ZipEntry(left));
                out.write(1);
            }
            out.putNextEntry(new ZipEntry("../外.xlsx"));
            out.write(1);
        }
        return zip;
    }

    @Test
    void anArchiveIsReadAsTheFolderItStandsFor() throws IOException {
        Drop drop = new Drop(folder.resolve("a")).fill(12, 5);
        Path unpacked = Files.createDirectories(folder.resolve("b/报送.zip"));
        Path packed = Files.createDirectories(folder.resolve("c"));
        pack(drop.inbox, packed.resolve("报送.zip"));
        Files.move(drop.inbox, unpacked.resolve("水利局"));
        Path one = folder.resolve("x/x.duckdb");
        Path other = folder.resolve("y/y.duckdb");
        assertThat(ingest(one, folder.resolve("b").toString()).status()).isEqualTo(5);
        Samples.Run run = ingest(other, packed.toString());
        assertThat(run.status()).isEqualTo(5);
        assertThat(run.out()).contains("报送.zip/水利局/").doesNotContain("MACOSX", "DS_Store", "Thumbs");
        List<String> ledger = new ArrayList<>(rows(other, LEDGER));
        assertThat(ledger).anyMatch(r -> r.endsWith("报送.zip/_/外.xlsx rejected bad-entry-name"));
        ledger.removeIf(r -> r.endsWith("bad-entry-name"));
        assertThat(ledger).hasSizeGreaterThan(12).isEqualTo(rows(one, LEDGER));
        assertThat(rows(other, FIGURES)).isNotEmpty().isEqualTo(rows(one, FIGURES));
        assertThat(folder.resolve("外.xlsx")).doesNotExist();
    }

    @Test
    void itsFilesAreFoundAgainWhenTheArchiveAndTheDatabaseAreGone() throws IOException {
        Drop drop = new Drop(folder.resolve("a")).fill(6, 5);
        Path zip = pack(drop.inbox, folder.resolve("报送.zip"));
        Path database = folder.resolve("x/x.duckdb");
        ingest(database, zip.toString());
        List<String> truth = rows(database, LEDGER);
        List<String> figures = rows(database, FIGURES);
        Files.delete(zip);
        assertThat(ingest(database, "--replay").status()).isZero();
        Files.delete(database);
        ingest(database, Files.createDirectories(folder.resolve("empty")).toString());
        assertThat(rows(database, FIGURES)).isNotEmpty().isEqualTo(figures);
        assertThat(rows(database, LEDGER)).hasSameSizeAs(truth);
    }

    @Test
    void anArchiveReadTwiceBringsNothingNew() throws IOException {
        Drop drop = new Drop(folder.resolve("a")).fill(6, 5);
        Path zip = pack(drop.inbox, folder.resolve("报送.zip"));
        Path database = folder.resolve("x/x.duckdb");
        ingest(database, zip.toString());
        List<String> truth = rows(database, LEDGER);
        assertThat(ingest(database, zip.toString(), "--json").out()).contains("\"loaded\" : 0");
        assertThat(rows(database, LEDGER)).isEqualTo(truth);
    }

    @Test
    void aDroppedArchiveLeavesEachOfItsFilesArchivedAloneAndItselfOnce() throws IOException {
        Drop drop = new Drop(folder.resolve("a")).fill(12, 5);
        Path zip = pack(drop.inbox, folder.resolve("报送.zip"));
        try (Stream<Path> files = Files.list(drop.inbox)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.move(zip, drop.inbox.resolve("报送.zip"));
        assertThat(Samples.huizong(drop.watch("--once")).status()).isEqualTo(5);
        List<Path> kept;
        try (Stream<Path> files = Files.walk(drop.desk)) {
            kept = files.filter(Files::isRegularFile).toList();
        }
        assertThat(kept).filteredOn(f -> f.startsWith(drop.inbox)).isEmpty();
        assertThat(kept).filteredOn(f -> f.toString().contains("spool")).isEmpty();
        assertThat(kept).filteredOn(f -> f.toString().endsWith("-报送.zip")).hasSize(1);
        assertThat(rows(drop.database, "SELECT relative_path FROM meta.workbook"))
                .hasSizeGreaterThan(12)
                .allMatch(p -> p.startsWith("报送.zip/水利局/") || p.equals("报送.zip/_/外.xlsx"));
        assertThat(rows(
                        drop.database,
                        "SELECT DISTINCT reason_code FROM meta.workbook WHERE status = 'rejected' ORDER BY 1"))
                .contains("bad-entry-name", "damaged-zip");
        assertThat(kept.stream().map(Path::getFileName).map(String::valueOf))
                .anyMatch(n -> n.matches("[0-9a-f]{8}-怀化市第1000服务中心2020年明细[.]xlsx"));
    }

    @Test
    void anArchiveThatCannotBeOpenedIsRefusedItself() throws IOException {
        Drop drop = new Drop(folder.resolve("a")).fill(3, 5);
        byte[] whole = Files.readAllBytes(pack(drop.inbox, folder.resolve("报送.zip")));
        Files.write(folder.resolve("断.zip"), java.util.Arrays.copyOf(whole, whole.length / 2));
        Path database = folder.resolve("x/x.duckdb");
        assertThat(ingest(database, folder.resolve("断.zip").toString()).status())
                .isEqualTo(5);
        assertThat(rows(database, "SELECT relative_path || ' ' || reason_code FROM meta.workbook"))
                .containsExactly("断.zip damaged-zip");
    }
}
