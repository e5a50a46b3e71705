package huizong.extract;

import huizong.bureau.Registry;
import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.Region;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.grid.Workbook;
import huizong.mapping.yaml.Mappings;
import huizong.submission.Fact;
import huizong.submission.Finding;
import huizong.submission.Submission;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the project's own mappings read from drawn sheets. */
final class DrawnReading {
    static final Mappings MAPPINGS = Mappings.read(Path.of("../mappings"));

    private DrawnReading() {}

    static Extractor extractor(Mappings mappings) {
        return new Extractor(
                mappings,
                Registry.of(
                        DrawnSheet.of("division_code"),
                        DrawnSheet.of("unit_id"),
                        DrawnSheet.of("kind"),
                        new ArrayList<>()));
    }

    static Extraction of(Sheet... sheets) {
        return extractor(MAPPINGS)
                .extract(
                        new Workbook(Workbook.Format.XLSX, List.of(sheets)),
                        new SourceName("2023年自评.xlsx", "2023年自评.xlsx"));
    }

    /** The lines of a base table: code, name, figures and cell of each. */
    static List<String> items(Submission form) {
        return form.rows().stream()
                .filter(r -> r.table().equals("expenditure_item"))
                .map(r -> List.of("item_code", "item_name", "prior_final", "budget", "final").stream()
                        .map(c -> shown(r.facts().get(c)))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static String shown(@org.jspecify.annotations.Nullable Fact fact) {
        return Optional.ofNullable(fact)
                .flatMap(Fact::value)
                .map(v -> v instanceof BigDecimal d ? d.stripTrailingZeros().toPlainString() : v.toString())
                .orElse("-");
    }

    /** Rule and cell of what reading found wrong, but for what it says of the unit. */
    static List<String> rules(List<Finding> findings) {
        return findings.stream()
                .filter(f -> !f.ruleId().startsWith("read-unit"))
                .map(f -> (f.ruleId() + " " + f.cellRef()).strip())
                .toList();
    }

    /** Sheets beside each other on one, each in columns of its own with some blank ones between. */
    static Sheet beside(int between, Sheet... sheets) {
        Sheet.Builder all = new Sheet.Builder("并排", Visibility.VISIBLE);
        int height = 0;
        for (Sheet sheet : sheets) {
            height = Math.max(height, sheet.height());
        }
        for (int r = 0; r < height; r++) {
            int left = 0;
            for (Sheet sheet : sheets) {
                for (Cell cell : sheet.row(r)) {
                    all.add(new Cell(new CellRef(r, left + cell.ref().column()), cell.value(), false));
                }
                left += sheet.width() + between;
            }
        }
        int left = 0;
        for (Sheet sheet : sheets) {
            for (Region m : sheet.merges()) {
                all.merge(new Region(m.firstRow(), left + m.firstColumn(), m.lastRow(), left + m.lastColumn()));
            }
            left += sheet.width() + between;
        }
        return all.build();
    }

    /** A sheet so many times below itself. */
    static Sheet below(int times, Sheet sheet) {
        Sheet.Builder all = new Sheet.Builder("多份", Visibility.VISIBLE);
        int step = sheet.height() + 1;
        for (int i = 0; i < times; i++) {
            for (int r = 0; r < sheet.height(); r++) {
                for (Cell cell : sheet.row(r)) {
                    all.add(new Cell(new CellRef(r + i * step, cell.ref().column()), cell.value(), false));
                }
            }
            for (Region m : sheet.merges()) {
                all.merge(new Region(m.firstRow() + i * step, m.firstColumn(), m.lastRow() + i * step, m.lastColumn()));
            }
        }
        return all.build();
    }
}
