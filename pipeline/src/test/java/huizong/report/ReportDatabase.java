package huizong.report;

import huizong.store.load.Filings;
import huizong.bureau.ReferenceLists;
import huizong.bureau.Waivers;
import huizong.mapping.yaml.Mappings;
import huizong.mapping.yaml.PrintLayout;
import huizong.mapping.yaml.PrintLayoutReader;
import huizong.report.print.ResultRow;
import huizong.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** A real database with a small consolidation in it, and an older one that must not show. */
final class ReportDatabase implements AutoCloseable {
    static final String CONSOLIDATION = "7";

    final Store store;

    ReportDatabase(Path folder) {
        List<String> problems = new ArrayList<>();
        Path shipped = Path.of("..", "mappings");
        Mappings mappings = Mappings.read(shipped, problems);
        PrintLayout layout = PrintLayoutReader.read(shipped, mappings, problems);
        store = Store.open(folder.resolve("report.duckdb"), mappings.tables());
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("\n", problems));
        }
        new Filings(store).replaceLists(
                new ReferenceLists(List.of(), new Waivers(List.of(), List.of()), List.of(), layout),
                YearMonth.of(2024, 3));
        try (InputStream in = ReportDatabase.class.getResourceAsStream("rows.sql")) {
            if (in == null) {
                throw new IllegalStateException("no rows.sql");
            }
            store.execute(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one row of a query about the consolidation. */
    ResultRow row(String sql) {
        return ResultRow.all(store.query(sql, Integer.valueOf(CONSOLIDATION))).get(0);
    }

    @Override
    public void close() {
        store.close();
    }
}
