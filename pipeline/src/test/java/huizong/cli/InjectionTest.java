package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import huizong.cli.Payloads.Payload;
import huizong.store.Result;
import huizong.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Payloads as unit, sheet, cell and file names go through a whole run, and lie inert in everything it leaves. The table
 * of where each ended up is written to {@code target/injection.csv}.
 */
class InjectionTest {
    private static final List<Payload> PAYLOADS = Payloads.all();
    private static final Pattern TAG = Pattern.compile("<(/?[!A-Za-z][^\\s>/]*)([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([A-Za-z_:-]+)\\s*=\\s*\"[^\"]*\"");

    @TempDir
    static Path folder;

    private static Path output = Path.of("");
    private static Path refusedOutput = Path.of("");
    private static int brokenCount;
    private static Samples.Run run = new Samples.Run(-1, "", "");
    private static Samples.Run refused = new Samples.Run(-1, "", "");

    private static final InjectionTable TABLE = new InjectionTable("injection.csv");

    @BeforeAll
    static void runOnEveryPayload() throws IOException {
        Path input = Files.createDirectories(folder.resolve("in"));
        Path broken = Files.createDirectories(folder.resolve("broken"));
        for (Payload payload : PAYLOADS) {
            Files.write(Payloads.file(input, payload), InjectedFiling.of(payload.text()));
            if (payload.kind() == Payloads.Kind.PATH || payload.kind() == Payloads.Kind.TERMINAL) {
                Files.writeString(Payloads.file(broken, payload), "no workbook " + payload.mark());
                brokenCount++;
            }
        }
        output = folder.resolve("out");
        run = run(input, output);
        refusedOutput = folder.resolve("out-broken");
        refused = run(broken, refusedOutput);
    }

    private static Samples.Run run(Path input, Path output) {
        return Samples.huizong(
                "run",
                "--input=" + input,
                "--output=" + output,
                "--mappings=" + Samples.MAPPINGS,
                "--period=2026-11",
                "--lang=zh");
    }

    @AfterAll
    static void writeTheTable() throws IOException {
        TABLE.write();
    }

    @Test
    void thereAreAtLeastAHundredAndFiftyPayloads() {
        assertThat(PAYLOADS).hasSizeGreaterThanOrEqualTo(150);
        assertThat(run.status()).as(run.out() + run.err()).isLessThanOrEqualTo(1);
        assertThat(run.out()).contains("入库 " + PAYLOADS.size());
    }

    @Test
    void theDatabaseHoldsThemAsTextAndNothingElseHappened() {
        Path db = output.resolve("huizong.duckdb");
        Result rows = Store.queryReadOnly(db, "SELECT level3 FROM main.indicator WHERE level3 LIKE '%Q1%Z'");
        Set<String> stored = rows.rows().stream()
                .map(r -> String.valueOf(r.get(0).orElseThrow()))
                .collect(Collectors.toSet());
        for (String text : stored) {
            TABLE.note("database", text, "text");
        }
        TABLE.assertAllSeen("database");
        assertThat(Store.queryReadOnly(db, "SELECT count(*) FROM meta.submission WHERE is_current")
                        .rows()
                        .get(0)
                        .get(0))
                .contains((long) PAYLOADS.size());
        assertThat(tables(db)).isNotEmpty().isEqualTo(tables(refusedOutput.resolve("huizong.duckdb")));
        assertThat(Store.queryReadOnly(db, "SELECT sum(x) FROM (VALUES (2), (3)) AS t(x)")
                        .rows()
                        .get(0)
                        .get(0)
                        .map(String::valueOf))
                .contains("5");
    }

    private static List<String> tables(Path db) {
        return Store.queryReadOnly(
                        db,
                        "SELECT table_schema || '.' || table_name FROM information_schema.tables"
                                + " WHERE table_catalog = current_database() ORDER BY ALL")
                .rows()
                .stream()
                .map(r -> r.get(0).map(String::valueOf).orElse(""))
                .toList();
    }

    @Test
    void workbooksHoldThemAsTextCellsAndPointNowhere() throws IOException {
        for (Path file : outputs(".xlsx")) {
            try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
                for (Sheet sheet : workbook) {
                    Inert.check(sheet, text -> TABLE.note("workbooks", text, "text cell"));
                }
            }
            Inert.pointsNowhere(file);
        }
        TABLE.assertAllSeen("workbooks");
    }

    @Test
    void csvFilesHoldNoFieldASpreadsheetWouldCompute() throws IOException {
        for (Path file : outputs(".csv")) {
            String content = Files.readString(file).replace("\uFEFF", "");
            checkCsv("csv", content);
        }
        TABLE.assertAllSeen("csv");
        checkCsv(
                "sql csv",
                onDatabase("sql", "SELECT * FROM main.indicator", "--format=csv")
                        .out());
        TABLE.assertAllSeen("sql csv");
    }

    private static void checkCsv(String place, String content) throws IOException {
        try (CSVParser parser = CSVParser.parse(content, CSVFormat.EXCEL)) {
            for (var line : parser) {
                for (String field : line) {
                    TABLE.note(place, field, field.startsWith("'") ? "apostrophe" : "text");
                    boolean number = field.matches("[-+]?[0-9.]+%?");
                    assertThat(number ? "" : field)
                            .as(place)
                            .doesNotMatch("(?s)[\\s\\u00A0\\u3000\\uFEFF]*[=+\\-@＝＋－＠].*");
                    assertThat(Inert.harmful(field)).as("%s %s", place, field).isEmpty();
                }
            }
        }
    }

    @Test
    void pagesHoldNoMarkupButTheirOwn() throws IOException {
        Path clean = folder.resolve("clean");
        run(Samples.FOLDER, clean);
        for (Path file : outputs(".html")) {
            String page = Files.readString(file);
            String ours = Files.readString(clean.resolve(file.getFileName()));
            assertThat(page).contains("default-src 'none'");
            assertThat(markup(ours)).containsAll(markup(page));
            TABLE.note("summary page", page, "escaped");
        }
        Path all = Files.write(
                folder.resolve("all.xlsx"),
                InjectedFiling.list(PAYLOADS.stream().map(Payload::text).toList()));
        Path page = folder.resolve("explained.html");
        Path ours = folder.resolve("explained-clean.html");
        explain(all, "--html=" + page);
        explain(Samples.file("怀化", "自评.xlsx"), "--html=" + ours);
        String explained = Files.readString(page);
        assertThat(markup(Files.readString(ours))).containsAll(markup(explained));
        assertThat(explained).contains("default-src 'none'");
        assertThat(Inert.harmful(explained)).isEmpty();
        TABLE.note("explained page", explained, "escaped");
        TABLE.assertAllSeen("explained page");
    }

    private static Path anyFile() {
        Payload payload = PAYLOADS.stream()
                .filter(p -> p.text().startsWith("\"><svg"))
                .findFirst()
                .orElseThrow();
        return Payloads.file(Path.of(""), payload);
    }

    /** The tags and attributes of a page, and what stands in its scripts and styles. */
    private static Set<String> markup(String page) {
        Set<String> markup = new TreeSet<>();
        Matcher tags = TAG.matcher(page.replaceAll("(?s)<style>.*?</style>", "<style>"));
        while (tags.find()) {
            markup.add("<" + tags.group(1));
            Matcher attributes = ATTRIBUTE.matcher(tags.group(2));
            while (attributes.find()) {
                markup.add(tags.group(1) + " " + attributes.group(1));
            }
        }
        return markup;
    }

    @Test
    void theConsoleIsToldNothingItWouldObey() throws IOException {
        List<String> said = new ArrayList<>(List.of(run.out(), run.err(), refused.out(), refused.err()));
        for (String language : List.of("zh", "en")) {
            said.add(onDatabase("findings", "--lang=" + language).out());
            said.add(onDatabase("sql", "SELECT * FROM main.indicator", "--lang=" + language)
                    .out());
        }
        said.add(explain(folder.resolve("in").resolve(anyFile())).out());
        for (String text : said) {
            TABLE.note("console", text, "plain");
            assertThat(Inert.harmful(text)).isEmpty();
        }
        TABLE.assertAllSeen("console");
        // a line that a name forged would not begin as ours do
        assertThat(refused.out().lines().filter(l -> l.startsWith("拒收"))).hasSize(brokenCount);
        assertThat(run.out().lines().filter(l -> l.startsWith("已入库"))).hasSize(PAYLOADS.size());
        assertThat(refused.status()).isEqualTo(ExitStatus.REFUSED);
    }

    @Test
    void jsonIsWholeAndTellsATerminalNothing() throws IOException {
        List<String> documents = List.of(
                onDatabase("findings", "--json").out(),
                onDatabase("sql", "SELECT * FROM main.indicator", "--format=json")
                        .out(),
                explain(folder.resolve("in").resolve(anyFile()), "--json").out());
        for (String document : documents) {
            TABLE.note("json", document, "string");
            assertThat(Inert.harmful(document)).isEmpty();
            try (JsonParser parser = new JsonFactory().createParser(document)) {
                while (parser.nextToken() != null) {
                    assertThat(parser.currentToken().isStructStart()
                                    || parser.currentToken().isStructEnd()
                                    || parser.currentToken().id() > 0)
                            .isTrue();
                }
            }
        }
        TABLE.assertAllSeen("json");
    }

    @Test
    void filesAreWrittenWhereTheyBelongAndNowhereElse() throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(f -> output.relativize(f).toString())
                            .filter(f -> f.matches(".*(Q1\\d\\d\\dZ|evil|passwd).*")))
                    .isEmpty();
        }
        assertThat(Path.of("/tmp/evil")).doesNotExist();
        assertThat(Path.of("/tmp/evil.csv")).doesNotExist();
        assertThat(Path.of("/tmp/evil.duckdb")).doesNotExist();
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside.map(f -> f.getFileName().toString()))
                    .isSubsetOf(
                            "in",
                            "broken",
                            "out",
                            "out-broken",
                            "clean",
                            "all.xlsx",
                            "explained.html",
                            "explained-clean.html");
        }
    }

    private static Samples.Run onDatabase(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, "--db=" + output.resolve("huizong.duckdb")));
        arguments.addAll(List.of(more));
        return Samples.huizong(arguments.toArray(new String[0]));
    }

    private static Samples.Run explain(Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of("explain", "--mappings=" + Samples.MAPPINGS));
        arguments.addAll(List.of(more));
        arguments.add(file.toString());
        return Samples.huizong(arguments.toArray(new String[0]));
    }

    private static List<Path> outputs(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            List<Path> found =
                    files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }
}
