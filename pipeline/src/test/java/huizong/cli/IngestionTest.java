package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.store.Store;
import huizong.store.publish.PublishedCopy;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many files at once: in the order given, each whole or not at all, the same content however often. */
class IngestionTest {
    @TempDir
    Path folder;

    private Samples.Run ingest(Path database, Path from, String... more) {
        String[] arguments = new String[9 + more.length];
        System.arraycopy(
                new String[] {
                    "ingest",
                    "--db",
                    database.toString(),
                    "--mappings",
                    Samples.MAPPINGS.toString(),
                    "--lang",
                    "zh",
                    "--json",
                    from.toString()
                },
                0,
                arguments,
                0,
                9);
        System.arraycopy(more, 0, arguments, 9, more.length);
        return Samples.huizong(arguments);
    }

    private static String one(Path database, String sql) {
        return Store.queryReadOnly(database, sql)
                .rows()
                .get(0)
                .get(0)
                .map(Object::toString)
                .orElse("");
    }

    @Test
    void theSameFilesComeToTheSameContentWhetherIngestedOrWatched() throws IOException {
        Drop drop = new Drop(folder.resolve("a")).fill(120, 5);
        assertThat(ingest(folder.resolve("x/x.duckdb"), drop.inbox).status()).isEqualTo(5);
        assertThat(ingest(folder.resolve("y/y.duckdb"), drop.inbox).status()).isEqualTo(5);
        List<String> truth = Drop.content(folder.resolve("x/x.duckdb"));
        assertThat(truth).hasSizeGreaterThan(1_000).isEqualTo(Drop.content(folder.resolve("y/y.duckdb")));
        assertThat(Samples.huizong(drop.watch("--once")).status()).isEqualTo(5);
        assertThat(drop.complaints()).isEmpty();
        assertThat(drop.content()).isEqualTo(truth);
    }

    @Test
    void aFileThatCannotBeStoredIsRefusedAndTheRestOfItsGroupIsLoaded() throws IOException {
        Drop drop = new Drop(folder.resolve("a")).fill(5, 6);
        Path huge = drop.inbox.resolve("怀化市第1002服务中心2020年明细.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(huge))) {
            workbook.getSheetAt(0).getRow(4).getCell(2).setCellValue(1e17); // more than DECIMAL(18,6) holds
            try (var out = Files.newOutputStream(huge)) {
                workbook.write(out);
            }
        }
        Path database = folder.resolve("db/x.duckdb");
        Samples.Run run = ingest(database, drop.inbox);
        assertThat(run.status()).as(run.out() + run.err()).isIn(0, 5);
        assertThat(one(database, "SELECT count(*) FROM meta.workbook WHERE status = 'loaded'"))
                .isIn("4", "5", "6");
        assertThat(one(
                        database,
                        "SELECT count(*) FROM meta.lineage WHERE submission_id NOT IN (SELECT submission_id FROM"
                                + " meta.submission)"))
                .isEqualTo("0");
        assertThat(one(database, "SELECT count(*) FROM main.fund_use WHERE amount > 1000000"))
                .isEqualTo("0");
        String half = "SELECT count(*) FROM meta.workbook w JOIN meta.submission s USING (workbook_id)"
                + " WHERE w.status = 'rejected'";
        assertThat(one(database, half)).isEqualTo("0");
    }

    @Test
    void aCorrectionIsSaidWithWhatItChanges() throws IOException {
        Drop drop = new Drop(folder.resolve("a")).fill(6, 7);
        Samples.Run run = ingest(folder.resolve("db/x.duckdb"), drop.inbox);
        assertThat(run.out())
                .contains("\"superseded\" : 1")
                .contains("\"before\"")
                .contains("\"cell_ref\" : \"C6\"");
        Samples.Run again = ingest(folder.resolve("db/x.duckdb"), drop.inbox);
        assertThat(again.out()).contains("\"loaded\" : 0");
    }

    @Test
    void whatWasIngestedAndLostFromTheDatabaseIsReadAgainFromWhereItStands() throws IOException {
        Drop drop = new Drop(folder.resolve("a")).fill(12, 8);
        Path database = folder.resolve("db/x.duckdb");
        assertThat(ingest(database, drop.inbox).status()).isEqualTo(5);
        List<String> truth = Drop.content(database);
        Files.delete(database);
        Samples.Run again = ingest(database, Files.createDirectories(folder.resolve("empty")));
        assertThat(again.err()).contains("恢复");
        assertThat(Drop.content(database)).isEqualTo(truth);
    }

    @Test
    void analystsReadACopyWithTheSameFiguresAndCommentsWhileAnotherProcessWrites() throws Exception {
        Drop drop = new Drop(folder.resolve("a")).fill(6, 9);
        Path database = folder.resolve("db/x.duckdb");
        ingest(database, drop.inbox);
        Path copy = PublishedCopy.of(database);
        assertThat(copy).isEqualTo(folder.resolve("db/publish/x.duckdb")).isRegularFile();
        assertThat(Drop.content(copy)).isEqualTo(Drop.content(database));
        assertThat(one(copy, "SELECT count(*) FROM duckdb_columns() WHERE NOT internal AND comment IS NULL"))
                .isEqualTo("0");
        Path parquet = folder.resolve("db/publish/parquet/main.fund_use.parquet");
        assertThat(Files.size(parquet)).isGreaterThan(500);
        Process holder = Drop.java(folder.resolve("tmp"), "huizong.cli.LockHolder", database.toString());
        try {
            assertThat(new java.io.BufferedReader(new java.io.InputStreamReader(
                                    holder.getInputStream(), java.nio.charset.StandardCharsets.UTF_8))
                            .readLine())
                    .isEqualTo("held");
            Samples.Run sql =
                    Samples.huizong("sql", "--db", database.toString(), "SELECT sum(amount) FROM main.fund_use");
            assertThat(sql.status()).as(sql.err()).isZero();
            assertThat(new BigDecimal(sql.out().lines().skip(1).findFirst().orElse("0")))
                    .isPositive();
            Samples.Run second = ingest(database, drop.inbox);
            assertThat(second.status()).isEqualTo(4);
            assertThat(second.err()).contains("占用者：进程 " + holder.pid());
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    @Test
    void publishedTablesThatSayTheSameKeepTheirFileAndAllAreOfOneMoment() throws IOException {
        Drop first = new Drop(folder.resolve("a")).fill(3, 12);
        Drop second = new Drop(folder.resolve("b")).fill(5, 13);
        Path database = folder.resolve("db/x.duckdb");
        Path parquet = folder.resolve("db/publish/parquet");
        ingest(database, first.inbox);
        Object division = Files.getAttribute(parquet.resolve("main.division.parquet"), "fileKey");
        Object lineage = Files.getAttribute(parquet.resolve("meta.lineage.parquet"), "fileKey");
        Files.delete(parquet.resolve("main.unit.parquet"));
        ingest(database, second.inbox);
        if (division != null) { // where the file system tells files apart
            assertThat(Files.getAttribute(parquet.resolve("main.division.parquet"), "fileKey"))
                    .isEqualTo(division);
            assertThat(Files.getAttribute(parquet.resolve("meta.lineage.parquet"), "fileKey"))
                    .isNotEqualTo(lineage);
        }
        assertThat(parquet.resolve("main.unit.parquet")).exists();
        try (var files = Files.list(database.resolveSibling("publish"))) {
            assertThat(files.map(f -> String.valueOf(f.getFileName()))).containsOnly("x.duckdb", "parquet");
        }
        for (String table : List.of("meta.lineage", "main.fund_use", "main.unit")) {
            assertThat(rowsOf(database, parquet.resolve(table + ".parquet")))
                    .as(table)
                    .isEqualTo(one(database, "SELECT count(*) FROM " + table));
        }
    }

    private static String rowsOf(Path database, Path parquet) {
        try (Store store = Store.openReadOnly(database)) {
            return store.query("SELECT count(*) FROM read_parquet(?)", parquet.toString())
                    .rows()
                    .get(0)
                    .get(0)
                    .map(Object::toString)
                    .orElse("");
        }
    }

    @Test
    void statusSaysWhoMustCorrectAndWhatWasRefused() throws IOException {
        Drop drop = new Drop(folder.resolve("a")).fill(12, 10);
        Path output = folder.resolve("out");
        Samples.huizong(
                "run",
                "--input",
                drop.inbox.toString(),
                "--output",
                output.toString(),
                "--mappings",
                Samples.MAPPINGS.toString(),
                "--lang",
                "zh");
        Samples.Run status = Samples.huizong(
                "status", "--db", output.resolve("huizong.duckdb").toString(), "--lang", "zh");
        assertThat(status.status()).as(status.err()).isZero();
        assertThat(status.out())
                .contains("怀化市")
                .contains("拒收 1")
                .contains("（断）.xlsx")
                .contains("要更正的单位");
    }

    @Test
    void exportedCsvDisarmsFormulasAndKeepsNegativeNumbers() throws IOException {
        Drop drop = new Drop(folder.resolve("a")).fill(1, 11);
        Path file = drop.inbox.resolve("怀化市第1000服务中心2020年明细.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            workbook.getSheetAt(0).getRow(3).getCell(1).setCellValue("=cmd|' /C calc'!A0");
            workbook.getSheetAt(0).getRow(4).getCell(2).setCellValue(-12.5);
            try (var out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }
        Path database = folder.resolve("db/x.duckdb");
        ingest(database, drop.inbox);
        Path csv = folder.resolve("csv");
        Samples.Run export = Samples.huizong(
                "export", "--format", "csv", "--db", database.toString(), "--lang", "zh", csv.toString());
        assertThat(export.status()).as(export.err()).isZero();
        assertThat(Files.readString(csv.resolve("main.fund_use.csv")))
                .startsWith("\ufeff")
                .contains(",'=cmd|")
                .contains(",-12.500000");
    }
}
