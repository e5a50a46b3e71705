package huizong.guide;

import huizong.guide.CommandLines.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the reader of a document has before them: a copy of the project's samples and mappings, some files of their own,
 * and the program. Blocks are done one after the other, as a reader would.
 */
final class Desk implements AutoCloseable {
    private static final Path ROOT = Path.of("..");
    private static final Pattern RULE = Pattern.compile("(?m)^-- id: (\\S+)$");
    private static final Pattern ROLL_UP = Pattern.compile("-- (rollups/\\S+\\.sql)\\b.*");

    /** Files that documents take for granted: a unit's workbook, under these names. */
    private static final List<String> OWN_FILES = List.of(
            "收件/某单位.xlsx", "某单位.xlsx", "inbox/unit.xlsx", "unit.xlsx", "desk/inbox/某单位.xlsx", "desk/inbox/unit.xlsx");

    private static final String UNIT = "长沙市望城区2020年创新创业专项资金使用明细.xlsx";

    private final Path folder;
    private final Shell shell;
    private final MappingPieces pieces;
    private final Set<String> unproved = new TreeSet<>();
    private String said = "";
    private boolean hasMappings;

    Desk(Path folder, String language) throws IOException {
        this.folder = folder;
        copy(ROOT.resolve("mappings"), folder.resolve("mappings"));
        copy(ROOT.resolve("input-samples"), folder.resolve("input-samples"));
        for (String file : OWN_FILES) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(ROOT.resolve("input-samples").resolve(UNIT), folder.resolve(file));
        }
        for (String name : List.of("新表.xlsx", "new.xlsx")) {
            Templates.drifted(ROOT.resolve("input-samples").resolve(UNIT), folder.resolve(name));
        }
        for (String name : List.of("表样.xlsx", "template.xlsx")) {
            Templates.blank(folder.resolve(name));
        }
        pieces = new MappingPieces(folder.resolve("mappings"), "forms/fund_use_detail/wangcheng-2020.yaml");
        shell = new Shell(folder, language);
    }

    /** Copies a folder with all it holds into another. */
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    /** Does what a block says; returns what is wrong with it. */
    Optional<String> does(CodeBlock block) {
        try {
            return switch (block.language()) {
                case "sh" -> commands(block);
                case "yaml" -> problems(pieces.add(block.text()));
                case "sql" -> sql(block);
                case "csv" -> file(block);
                case "text" -> block.info().equals("output") ? output(block) : Optional.empty();
                case "ini" -> Optional.empty(); // systemd reads it, not this program
                default ->
                    Optional.of(
                            "a block says what it is: sh, text output, yaml, sql, csv FILE, or text for what nothing runs");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> problems(List<String> problems) {
        return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", problems));
    }

    private Optional<String> commands(CodeBlock block) throws IOException {
        said = "";
        for (Command command : CommandLines.in(block.text())) {
            List<String> words = new ArrayList<>(command.words());
            String program = words.remove(0);
            if (program.equals("./mvnw")) {
                continue; // it has built what is running here
            }
            if (!program.equals("huizong") && !program.endsWith("/bin/huizong")) {
                return Optional.of("this program is not ours; mark the block text: " + command.line());
            }
            if (words.contains("watch")) {
                words.addAll(List.of("--once", "--settle", "0")); // until stopped
            }
            Shell.Said now = shell.run(named(words));
            said += now.out();
            unproved.removeIf(rule -> now.out().contains("  " + rule + "  ")); // the line of a finding
            if (now.status() != command.status()) {
                return Optional.of(command.line() + "\nended with " + now.status() + "\n" + now.out() + now.err());
            }
        }
        return Optional.empty();
    }

    /** Words, with the files in place of a name that has a star, as a shell does. */
    private List<String> named(List<String> words) throws IOException {
        List<String> named = new ArrayList<>();
        for (String word : words) {
            if (!word.matches("\\S*\\*\\S*")) {
                named.add(word);
                continue;
            }
            Path place = folder.resolve(word.substring(0, word.lastIndexOf('/') + 1));
            try (DirectoryStream<Path> files =
                    Files.newDirectoryStream(place, word.substring(word.lastIndexOf('/') + 1))) {
                files.forEach(file -> named.add(folder.relativize(file).toString()));
            }
        }
        return named;
    }

    private Optional<String> output(CodeBlock block) {
        return ShownOutput.matches(block.text(), said)
                ? Optional.empty()
                : Optional.of("the document shows\n" + String.join("\n", ShownOutput.lines(block.text()))
                        + "\nthe program says\n" + String.join("\n", ShownOutput.lines(said)));
    }

    /** A rule and a roll-up are put into the mappings; a query returns something. */
    private Optional<String> sql(CodeBlock block) throws IOException {
        Matcher rule = RULE.matcher(block.text());
        Matcher rollUp = ROLL_UP.matcher(block.head());
        if (rule.find()) {
            write("mappings/rules/" + rule.group(1) + ".sql", block.text());
            unproved.add(rule.group(1));
            return Optional.empty();
        }
        if (rollUp.matches()) {
            write("mappings/" + rollUp.group(1), block.text());
            return Optional.empty();
        }
        if (isEmpty()) {
            shell.run(List.of("run"));
        }
        return expect("\n", "sql", "--format", "csv", block.text());
    }

    private boolean isEmpty() {
        return Files.notExists(folder.resolve("output/huizong.duckdb"));
    }

    /** What the document left unsaid: its mappings hold, and each of its rules finds something on what it has read. */
    Optional<String> ends() throws IOException {
        if (hasMappings) {
            Optional<String> wrong = expect("", "mappings", "lint");
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        if (!unproved.isEmpty()) {
            shell.run(List.of(isEmpty() ? "run" : "consolidate"));
        }
        for (String rule : unproved) {
            Optional<String> wrong = expect("  " + rule + "  ", "findings", "--rule", rule);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    /** A command that ends well and says this; a query, that it has a row. */
    private Optional<String> expect(String part, String... command) throws IOException {
        Shell.Said now = shell.run(List.of(command));
        boolean isQuery = command[0].equals("sql");
        boolean found = isQuery ? now.out().lines().count() > 1 : now.out().contains(part);
        return now.status() == 0 && found
                ? Optional.empty()
                : Optional.of(
                        String.join(" ", command) + "\nended with " + now.status() + "\n" + now.out() + now.err());
    }

    private Optional<String> file(CodeBlock block) throws IOException {
        if (block.info().isEmpty()) {
            return Optional.of("a csv block says what file it is: ```csv mappings/…");
        }
        write(block.info(), block.text());
        return Optional.empty();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException(name + " is outside the reader's folder");
        }
        hasMappings |= name.startsWith("mappings/");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Override
    public void close() {
        shell.close();
    }
}
