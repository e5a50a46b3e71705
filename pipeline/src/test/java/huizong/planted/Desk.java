package huizong.planted;

import huizong.cli.Main;
import huizong.consolidate.Consolidation;
import huizong.consolidate.Period;
import huizong.consolidate.Terms;
import huizong.ingest.FileResult;
import huizong.ingest.Intake;
import huizong.ingest.KeptMembers;
import huizong.ingest.Sources;
import huizong.ingest.Workspace;
import huizong.store.Store;
import huizong.store.load.Filings;
import huizong.text.Language;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;

/** A bureau's desk: base tables that units hand in, a register of its own, and the program. */
final class Desk {
    private static final List<String> ALWAYS = List.of("unit", "year", "year.before", "filled.on");

    final Path folder;
    final Path mappings;
    private final Path database;
    private int files;

    /** What the program said, and how it ended. */
    record Run(int status, String said) {}

    Desk(Path folder) throws IOException {
        this.folder = folder;
        this.mappings = folder.resolve("mappings");
        this.database = folder.resolve("output/huizong.duckdb");
        Path shipped = Path.of("..", "mappings");
        try (Stream<Path> all = Files.walk(shipped)) {
            for (Path file : all.filter(f -> !f.toString().contains("examples")).toList()) {
                Files.copy(file, mappings.resolve(shipped.relativize(file).toString()));
            }
        }
        reference("units.csv", "unit_id,name,division_code,parent_unit_id,department,level,valid_from,valid_to\n");
        reference("aliases.csv", "kind,alias,name,division_code\n");
    }

    void reference(String file, String text) throws IOException {
        Files.writeString(mappings.resolve("reference").resolve(file), text);
    }

    void units(String... lines) throws IOException {
        reference(
                "units.csv",
                "unit_id,name,division_code,parent_unit_id,department,level,valid_from,valid_to\n"
                        + String.join("\n", lines) + "\n");
    }

    void decide(String... lines) throws IOException {
        reference("decisions.csv", "unit,form_id,fiscal_year,file,decision,basis\n" + String.join("\n", lines) + "\n");
    }

    /** A base table of 2023 whose 公用经费 are so much; all its other figures come from the seed. */
    static Form base(String unit, long seed, int funds) {
        Filing filing = new Filing(unit, seed);
        filing.base.pin("funds.budget", funds);
        filing.settle();
        return filing.base;
    }

    /** The same form with nothing filled in. */
    static Form blank(String unit) {
        Form form = base(unit, 1, 1);
        emptied(form, List.of());
        return form;
    }

    /** Leaves a form's figures out, but for some. */
    static void emptied(Form form, List<String> but) {
        for (String place : form.places()) {
            if (!ALWAYS.contains(place) && !but.contains(place)) {
                form.pin(place, "");
            }
        }
    }

    /** Multiplies every figure. */
    static void times(Form form, String factor) {
        for (String place : form.places()) {
            if (!ALWAYS.contains(place) && form.text(place).matches("[0-9.]+")) {
                form.pin(
                        place,
                        form.number(place).multiply(new BigDecimal(factor)).stripTrailingZeros());
            }
        }
    }

    /** The sum of some forms, as a department adds them up. */
    static Form sum(String unit, Form... parts) {
        Form sum = base(unit, 1, 1);
        for (String place : sum.places()) {
            if (!ALWAYS.contains(place)
                    && Stream.of(parts).allMatch(p -> p.text(place).matches("[0-9.]+"))) {
                sum.pin(place, Stream.of(parts).map(p -> p.number(place)).reduce(BigDecimal.ZERO, BigDecimal::add));
            }
        }
        return sum;
    }

    /** Writes a workbook into a folder of the desk, each a minute younger than the one before. */
    Path write(String name, Form... forms) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "huizong", "1.0")) {
            for (Form form : forms) {
                form.write(workbook.newWorksheet(form.sheetName));
            }
        }
        Files.setLastModifiedTime(
                file, FileTime.from(Instant.parse("2024-05-01T00:00:00Z").plusSeconds(60L * ++files)));
        return file;
    }

    /** Takes files in, as {@code ingest} does, without the copy for analysts. */
    Run ingest(Path... paths) {
        StringBuilder said = new StringBuilder();
        Sources sources = Sources.in(List.of(paths), new KeptMembers(database));
        sources.open().forEach(f -> said.append("打开着 ").append(f).append('\n'));
        boolean refused = false;
        try (Intake intake = open(said)) {
            for (FileResult result : intake.take(sources.files(), r -> {})) {
                refused |= result.outcome() == FileResult.Outcome.REJECTED || result.isHeld();
                said.append(
                        result.outcome() + " " + result.path() + " [" + result.code() + "] " + result.reason() + "\n");
                result.notes().forEach(n -> said.append(n.about() + " " + result.path() + " " + n.chinese() + "\n"));
            }
        }
        return new Run(refused ? 5 : 0, said.toString());
    }

    private Intake open(StringBuilder said) {
        return Intake.open(database, Workspace.open(mappings), Optional.empty(), Language.ZH, line -> said.append(line)
                .append('\n'));
    }

    /** Consolidates, as {@code consolidate} does, without the reports; returns what was said. */
    String consolidate() {
        StringBuilder said = new StringBuilder();
        Workspace workspace = Workspace.open(mappings);
        Terms terms = Terms.of(Period.parse("2024-06").orElseThrow());
        try (Intake intake = open(said)) {
            new Filings(intake.store())
                    .replaceLists(workspace.lists(), terms.period().month());
            new Consolidation(intake.store(), workspace.rules(), mappings).run(terms);
        }
        return said.toString();
    }

    /** Drops everything in a folder of the desk and takes it in once. */
    Run watch(String inbox) {
        return run(List.of(
                "watch",
                "--once",
                "--settle",
                "0.1",
                "--inbox",
                folder.resolve(inbox).toString()));
    }

    private Run run(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--mappings", mappings.toString(), "--db", database.toString(), "--lang", "zh"));
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        return new Run(Main.execute(out, out, arguments.toArray(new String[0])), said.toString());
    }

    /** The rows of a query, their values joined with blanks. */
    List<String> ask(String sql) {
        return Store.queryReadOnly(database, sql).rows().stream()
                .map(r -> String.join(
                        " ",
                        r.stream()
                                .map(v -> v.map(x -> x instanceof BigDecimal d
                                                ? d.stripTrailingZeros().toPlainString()
                                                : x.toString())
                                        .orElse("-"))
                                .toList()))
                .toList();
    }

    /** The 公用经费 that are counted, by division, after a consolidation. */
    List<String> funds() {
        return ask("SELECT division_name, budget FROM mart.rollup_expenditure WHERE item_code = 'public_funds'"
                + " AND level <> 'own' AND consolidation_id = (SELECT max(consolidation_id) FROM mart.consolidation)"
                + " ORDER BY division_code");
    }

    /** The 公用经费 of the filings that are current. */
    List<String> current() {
        return ask("SELECT budget FROM main.expenditure_item WHERE item_code = 'public_funds' ORDER BY budget");
    }

    void change(Consumer<Store> change) {
        try (Store store = Store.open(
                database, huizong.mapping.yaml.Mappings.read(mappings).tables())) {
            change.accept(store);
        }
    }

    void loseTheDatabase() throws IOException {
        Files.delete(database);
    }
}
