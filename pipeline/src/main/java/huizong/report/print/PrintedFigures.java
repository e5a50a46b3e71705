package huizong.report.print;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The amounts of one consolidation as they are printed: in its unit, with its decimals, rounded so that divisions add up
 * to the divisions above them and items to the items they are part of. Every sheet and page takes its amounts from here,
 * so that one figure is printed alike wherever it stands. The roll-ups keep the originals.
 */
public final class PrintedFigures {
    public static final String OWN = "本级";
    private static final int WAN_IN_YI = 4;
    /** With so many decimals every amount on file is exact, in 万元 and in 亿元. */
    private static final int EXACT = 10;

    private static final List<Amounts> TABLES = List.of(
            new Amounts("expenditure", "item_code", List.of("prior_final", "budget", "final")),
            new Amounts("funding", "source_code", List.of("initial_budget", "annual_budget", "executed")),
            new Amounts("building", "item_code", List.of("building_budget", "building_actual")));

    private final String unit;
    private final int digits;
    private final Map<String, String> above;
    private final Map<String, BigDecimal> printed;

    /** A query's columns that are amounts, and the one that says of what. */
    private record Amounts(String query, String code, List<String> measures) {}

    private PrintedFigures(String unit, int digits, Map<String, String> above, Map<String, BigDecimal> printed) {
        this.unit = unit;
        this.digits = digits;
        this.above = above;
        this.printed = printed;
    }

    /** Rounds a consolidation's amounts; where no balance can be found with its decimals, with the fewest that have one. */
    public static PrintedFigures of(ReportQuery query, ResultRow cover) {
        String unit = cover.text("print_unit").isEmpty() ? "万元" : cover.text("print_unit");
        int digits = cover.number("print_digits").map(BigDecimal::intValue).orElse(2);
        return of(query, unit, digits);
    }

    /** Rounds another consolidation's amounts to stand beside this one's. */
    public PrintedFigures likewise(ReportQuery query) {
        return of(query, unit, digits);
    }

    private static PrintedFigures of(ReportQuery query, String unit, int digits) {
        Map<String, String> above = new HashMap<>();
        query.rows("divisions").forEach(row -> above.put(row.text("division_code"), row.text("parent_code")));
        Map<Amounts, List<ResultRow>> rows = new LinkedHashMap<>();
        TABLES.forEach(table -> rows.put(table, query.rows(table.query())));
        for (int enough = digits; enough <= EXACT; enough++) {
            Map<String, BigDecimal> printed = new HashMap<>();
            PrintedFigures figures = new PrintedFigures(unit, enough, above, printed);
            if (rows.entrySet().stream().allMatch(e -> figures.balance(e.getKey(), e.getValue()))) {
                return figures;
            }
        }
        throw new IllegalStateException("amounts with more than " + EXACT + " decimals");
    }

    /** {@code 单位：万元}. */
    public String unitLine() {
        return "单位：" + unit;
    }

    public String unit() {
        return unit;
    }

    /** The spreadsheet format of amounts. */
    public String format() {
        return format(digits);
    }

    public static String format(int digits) {
        return digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits);
    }

    /** The rows of a roll-up's query with their amounts as printed. */
    public List<ResultRow> rows(ReportQuery query, String name) {
        Amounts table =
                TABLES.stream().filter(t -> t.query().equals(name)).findFirst().orElseThrow();
        return query.rows(name).stream()
                .map(row -> {
                    Map<String, Object> amounts = new LinkedHashMap<>();
                    for (String measure : table.measures()) {
                        at(row, table, row.text(table.code()), measure)
                                .ifPresent(amount -> amounts.put(measure, amount));
                    }
                    return row.with(amounts);
                })
                .toList();
    }

    /** The printed amount of a total; empty where it is no amount of money, or nothing was filed. */
    public Optional<BigDecimal> total(Total total) {
        return Optional.ofNullable(printed.get(total.key()));
    }

    /**
     * Names one total.
     *
     * @param mart expenditure, funding or building
     * @param formId of funds, otherwise empty
     * @param place a division's code, {@code 本级} after it for its own units
     */
    public record Total(String mart, String year, String formId, String place, String code, String measure) {
        String key() {
            return String.join("|", mart, year, formId, place, mart.equals("building") ? "building" : code, measure);
        }

        public Total at(String anotherPlace) {
            return new Total(mart, year, formId, anotherPlace, code, measure);
        }

        public Total in(String anotherYear) {
            return new Total(mart, anotherYear, formId, place, code, measure);
        }
    }

    /** The divisions right below one, its own units among them. */
    public List<String> below(String divisionCode) {
        List<String> below = new ArrayList<>(List.of(divisionCode + OWN));
        above.forEach((division, parent) -> {
            if (parent.equals(divisionCode)) {
                below.add(division);
            }
        });
        return below;
    }

    /** An item's amount in the division and year of a row, if it has one. */
    public Optional<BigDecimal> expenditure(ResultRow row, String itemCode, String measure) {
        return at(row, TABLES.get(0), itemCode, measure);
    }

    private Optional<BigDecimal> at(ResultRow row, Amounts table, String code, String measure) {
        return Optional.ofNullable(printed.get(key(row, table, code, measure)));
    }

    private static String key(ResultRow row, Amounts table, String code, String measure) {
        return new Total(table.query(), row.text("fiscal_year"), form(row), place(row), code, measure).key();
    }

    private static String form(ResultRow row) {
        return row.has("form_id") ? row.text("form_id") : "";
    }

    public static String place(ResultRow row) {
        return row.text("division_code") + (row.text("level").equals("own") ? OWN : "");
    }

    /** An amount by itself, which adds to nothing that is printed. */
    public BigDecimal alone(BigDecimal wan) {
        return inUnit(wan).setScale(digits, RoundingMode.HALF_UP);
    }

    private BigDecimal inUnit(BigDecimal wan) {
        return unit.equals("亿元") ? wan.movePointLeft(WAN_IN_YI) : wan;
    }

    /**
     * Amounts in 万元 that add up to one printed elsewhere, as printed.
     *
     * @param tree its first line the total
     * @param total the total as printed; empty where it is not
     */
    public List<Optional<BigDecimal>> under(Optional<BigDecimal> total, Tree tree, List<Optional<BigDecimal>> amounts) {
        @Nullable BigDecimal[][] values = new @Nullable BigDecimal[tree.size()][1];
        for (int i = 0; i < amounts.size(); i++) {
            values[i][0] = amounts.get(i).map(this::inUnit).orElse(null);
        }
        @Nullable
        BigDecimal[][] rounded = BalancedRounding.round(
                        tree, new Tree(List.of(-1)), values, digits, new @Nullable BigDecimal[] {total.orElse(null)})
                .orElseThrow(() -> new IllegalStateException("parts of " + total + " cannot be rounded: " + amounts));
        return Stream.of(rounded).map(row -> Optional.ofNullable(row[0])).toList();
    }

    private boolean balance(Amounts table, List<ResultRow> all) {
        Map<String, List<ResultRow>> groups = new LinkedHashMap<>();
        all.forEach(row -> groups.computeIfAbsent(row.text("fiscal_year") + "/" + form(row), g -> new ArrayList<>())
                .add(row));
        return groups.values().stream()
                .allMatch(rows -> table.measures().stream().allMatch(measure -> balance(table, rows, measure)));
    }

    private boolean balance(Amounts table, List<ResultRow> rows, String measure) {
        List<String> places =
                topDown(rows.stream().map(PrintedFigures::place).distinct().toList(), place -> abovePlace(place));
        List<String> codes = topDown(
                rows.stream()
                        .map(row -> row.text(table.code()))
                        .distinct()
                        .sorted()
                        .toList(),
                code -> aboveCode(code, table));
        Tree down = tree(places, place -> abovePlace(place));
        Tree across = tree(codes, code -> aboveCode(code, table));
        @Nullable BigDecimal[][] values = new @Nullable BigDecimal[places.size()][codes.size()];
        for (ResultRow row : rows) {
            values[places.indexOf(place(row))][codes.indexOf(row.text(table.code()))] =
                    row.number(measure).map(this::inUnit).orElse(null);
        }
        Optional<@Nullable BigDecimal[][]> rounded =
                BalancedRounding.round(down, across, values, digits, new @Nullable BigDecimal[0]);
        rounded.ifPresent(figures -> rows.forEach(row -> {
            String code = row.text(table.code());
            BigDecimal figure = figures[places.indexOf(place(row))][codes.indexOf(code)];
            if (figure != null) {
                printed.put(key(row, table, code, measure), figure);
            }
        }));
        return rounded.isPresent();
    }

    /** What a line may be part of, the nearest first. */
    @FunctionalInterface
    private interface Above {
        public List<String> of(String line);
    }

    private List<String> abovePlace(String place) {
        List<String> places = new ArrayList<>();
        String at = place;
        if (at.endsWith(OWN)) {
            at = at.substring(0, at.length() - OWN.length());
            places.add(at);
        }
        for (at = above.getOrDefault(at, ""); !at.isEmpty(); at = above.getOrDefault(at, "")) {
            places.add(at);
        }
        return places;
    }

    private static List<String> aboveCode(String code, Amounts table) {
        List<String> codes = new ArrayList<>();
        for (int dot = code.lastIndexOf('.'); dot > 0; dot = code.lastIndexOf('.', dot - 1)) {
            codes.add(code.substring(0, dot));
        }
        if (table.query().equals("funding") && !code.equals("total")) {
            codes.add("total");
        }
        return codes;
    }

    private static List<String> topDown(List<String> lines, Above above) {
        return lines.stream()
                .sorted((a, b) ->
                        Integer.compare(above.of(a).size(), above.of(b).size()))
                .toList();
    }

    private static Tree tree(List<String> lines, Above above) {
        Predicate<String> known = lines::contains;
        return new Tree(lines.stream()
                .map(line -> above.of(line).stream()
                        .filter(known)
                        .findFirst()
                        .map(lines::indexOf)
                        .orElse(-1))
                .toList());
    }
}
