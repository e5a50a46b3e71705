package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import huizong.cli.Payloads.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Payloads dropped into a watched folder, as texts of filings and as names of files that have to be refused, lie inert in
 * what goes back to the unit and in what the operator reads. The table of where each ended up is written to {@code
 * target/injection-drop.csv}.
 */
class DropInjectionTest {
    private static final List<Payload> PAYLOADS = Payloads.all();
    private static final InjectionTable TABLE = new InjectionTable("injection-drop.csv");
    private static final String LIST = "填报问题清单";
    private static final Pattern INTERNAL_LINK = Pattern.compile("(?s)'.*'!([A-Z]+\\d+)");
    private static final Pattern LOG_LINE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} (INFO|WARN|ERROR) .*");

    @TempDir
    static Path folder;

    private static String console = "";
    private static Path desk = Path.of("");
    /** Every payload once in a workbook without a form, some in the name of a file that is no workbook. */
    private static int refused = PAYLOADS.size();

    @BeforeAll
    static void watchEveryPayload() throws Exception {
        Drop drop = new Drop(folder.resolve("desk"));
        desk = drop.desk;
        Path broken = Files.createDirectories(drop.inbox.resolve("坏"));
        Path stray = Files.createDirectories(drop.inbox.resolve("无"));
        for (Payload payload : PAYLOADS) {
            Files.write(Payloads.file(drop.inbox, payload), InjectedFiling.of(payload.text()));
            if (isAboutNames(payload)) {
                Files.writeString(Payloads.file(broken, payload), "no workbook " + payload.mark());
                refused++;
            }
            Files.write(Payloads.file(stray, payload), InjectedFiling.stray(payload.text()));
        }
        Path out = folder.resolve("out.txt");
        Process process = Drop.start(folder.resolve("tmp"), out, drop.watch("--once"));
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        console = Files.readString(out);
        assertThat(process.exitValue()).as(console).isEqualTo(ExitStatus.REFUSED);
        assertThat(console).contains("入库 " + PAYLOADS.size() + "，未变或重复 0，拒收 " + refused);
    }

    private static boolean isAboutNames(Payload payload) {
        return payload.kind() == Payloads.Kind.PATH || payload.kind() == Payloads.Kind.TERMINAL;
    }

    @AfterAll
    static void writeTheTable() throws IOException {
        TABLE.write();
    }

    private static List<Path> files(Path below, String ending) throws IOException {
        return Drop.files(below).stream()
                .filter(f -> f.toString().endsWith(ending))
                .toList();
    }

    @Test
    void markedCopiesComputeNothingAndLinkOnlyToTheirOwnCells() throws IOException {
        List<Path> returns = files(desk.resolve("returns"), ".xlsx");
        assertThat(returns).hasSize(PAYLOADS.size());
        for (Path file : returns) {
            checkReturn(file, "returned copy", "returned list");
        }
        TABLE.assertAllSeen("returned copy");
        TABLE.assertAllSeen("returned list");
    }

    @Test
    void copiesOfRefusedFilesComputeNothingEither() throws IOException {
        List<Path> copies = files(desk.resolve("rejected"), "-退回.xlsx");
        assertThat(copies).hasSize(refused);
        for (Path file : copies) {
            checkReturn(file, "rejected copy", "rejected list");
        }
        TABLE.assertAllSeen("rejected copy");
    }

    private static void checkReturn(Path file, String place, String listPlace) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            Sheet list = workbook.getSheetAt(0);
            assertThat(list.getSheetName()).isEqualTo(LIST);
            Inert.check(list, text -> TABLE.note(listPlace, text, "text cell"));
            for (Row row : list) {
                for (Cell cell : row) {
                    checkLink(workbook, cell.getHyperlink());
                }
            }
            for (Sheet sheet : workbook) {
                if (!sheet.equals(list)) {
                    sheet.forEach(row -> row.forEach(cell -> {
                        // as the unit typed it, but nothing that is computed
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                        assertThat(cell.getHyperlink()).isNull();
                        TABLE.note(place, cell.toString(), "text cell as filed");
                    }));
                    sheet.getCellComments().values().forEach(comment -> {
                        String text = comment.getString().getString();
                        TABLE.note("comment", text, "plain");
                        assertThat(Inert.harmful(text)).as(text).isEmpty();
                    });
                }
            }
        }
        Inert.pointsNowhere(file);
    }

    private static void checkLink(XSSFWorkbook workbook, @org.jspecify.annotations.Nullable Hyperlink link) {
        if (link != null) {
            assertThat(link.getAddress()).matches(INTERNAL_LINK);
            String sheet =
                    link.getAddress().replaceFirst("(?s)^'(.*)'!.*$", "$1").replace("''", "'");
            assertThat(workbook.getSheet(sheet)).as(link.getAddress()).isNotNull();
        }
    }

    @Test
    void reasonsAndTheJournalAreWholeJson() throws IOException {
        List<Path> reasons = files(desk, ".reason.json");
        assertThat(reasons).hasSize(PAYLOADS.size() + refused);
        for (Path file : reasons) {
            checkJson("reason.json", Files.readString(file));
        }
        TABLE.assertAllSeen("reason.json");
        List<String> journal = Files.readAllLines(desk.resolve("db/huizong.duckdb.journal"));
        assertThat(journal).hasSize(PAYLOADS.size() + refused);
        for (String line : journal) {
            assertThat(line).matches("[0-9a-f]{8} \\{.*\\}");
            checkJson("journal", line.substring(9));
        }
        TABLE.assertAllSeen("journal");
    }

    private static void checkJson(String place, String document) throws IOException {
        assertThat(Inert.harmful(document)).as(document).isEmpty();
        try (JsonParser parser = new JsonFactory().createParser(document)) {
            assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    TABLE.note(place, parser.getText(), "string");
                }
            }
        }
    }

    @Test
    void theOperatorReadsLinesThatAreOurs() throws IOException {
        assertThat(Inert.harmful(console)).isEmpty();
        assertThat(console.lines().filter(l -> l.startsWith("拒收"))).hasSize(refused);
        TABLE.note("console", console, "plain");
        String log = Files.readString(desk.resolve("db/huizong.log"));
        assertThat(Inert.harmful(log)).isEmpty();
        assertThat(log.lines()).allMatch(l -> LOG_LINE.matcher(l).matches());
        TABLE.note("log", log, "plain");
        for (Path page : files(desk.resolve("db/日报"), ".txt")) {
            String text = Files.readString(page);
            assertThat(Inert.harmful(text)).isEmpty();
            TABLE.note("daily page", text, "plain");
        }
        TABLE.assertAllSeen("console");
        TABLE.assertAllSeen("log");
    }

    @Test
    void filesStayInTheirFoldersUnderPlainNames() throws IOException {
        for (Path file : Drop.files(desk)) {
            String name = desk.relativize(file).toString();
            assertThat(Inert.harmful(name)).as(name).isEmpty();
            TABLE.note(desk.relativize(file).getName(0).toString() + " file name", name, "plain");
        }
        TABLE.assertAllSeen("archive file name");
        TABLE.assertAllSeen("rejected file name");
        TABLE.assertAllSeen("returns file name");
        assertThat(Drop.files(desk.resolve("inbox"))).isEmpty();
        try (var beside = Files.list(folder)) {
            assertThat(beside.map(f -> f.getFileName().toString())).isSubsetOf("desk", "out.txt", "tmp");
        }
        assertThat(Path.of("/tmp/evil")).doesNotExist();
    }
}
