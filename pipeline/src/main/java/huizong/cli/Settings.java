package huizong.cli;

import huizong.store.publish.PublishedCopy;
import huizong.text.Language;
import huizong.text.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options every command has. */
final class Settings {
    @Option(
            names = "--db",
            paramLabel = "FILE",
            description = {"数据库文件，默认 output/huizong.duckdb", "Database file, default output/huizong.duckdb"})
    @Nullable
    Path db;

    @Option(
            names = "--mappings",
            paramLabel = "DIR",
            description = {"映射、规则和参考数据所在文件夹", "Folder of mappings, rules and reference data"})
    @Nullable
    Path mappings;

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            description = {"提示语言", "Language of messages"})
    @Nullable
    String lang;

    @Option(
            names = "--json",
            description = {"以 JSON 输出结果", "Print results as JSON"})
    boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = {"显示帮助", "Show this help"})
    boolean help;

    Language language() {
        if (lang == null) {
            return Language.byLocale();
        }
        return switch (lang.toLowerCase(Locale.ROOT)) {
            case "zh" -> Language.ZH;
            case "en" -> Language.EN;
            default -> throw new UsageException("--lang 只能是 zh 或 en", "--lang is zh or en");
        };
    }

    /** @param output the folder of a run's results, where the database is unless {@code --db} says otherwise */
    Path database(Path output) {
        return Optional.ofNullable(db).orElse(output.resolve("huizong.duckdb"));
    }

    /**
     * The database of earlier runs.
     *
     * @throws UsageException where there is none
     */
    Path existingDatabase(Path output) {
        Path file = database(output);
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    "没有数据库 " + file + "，请先 run 或 ingest", "no database " + file + "; run or ingest first");
        }
        return file;
    }

    /**
     * What to read from: the published copy, which may be read while the database is written, else the database.
     *
     * @throws UsageException where there is neither
     */
    Path readable() {
        Path published = PublishedCopy.of(database(Path.of("output")));
        return Files.isRegularFile(published) ? published : existingDatabase(Path.of("output"));
    }

    /** The folder given, else {@code ./mappings}, else the one of the installation. */
    Path mappingsFolder() {
        if (mappings != null) {
            if (!Files.isDirectory(mappings)) {
                throw new UsageException("没有文件夹 " + mappings, "no folder " + mappings);
            }
            return mappings;
        }
        Path here = Path.of("mappings");
        String home = System.getProperty("huizong.home");
        if (home == null || Files.isDirectory(here.resolve("forms"))) {
            return here;
        }
        return Path.of(home, "mappings");
    }
}
