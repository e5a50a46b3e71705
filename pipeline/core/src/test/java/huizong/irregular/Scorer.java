package huizong.irregular;

import huizong.extract.Extraction;
import huizong.submission.Fact;
import huizong.submission.Finding;
import huizong.submission.Row;
import huizong.submission.Submission;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Compares what was read with what was written: each value by table, column, cell and row. An error is silent when no
 * finding stands on its cell and none says that a part of its form could not be read.
 */
final class Scorer {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Set<String> PART_NOT_READ =
            Set.of("read-anchor-missing", "read-anchor-ambiguous", "read-sheet-unrecognised");

    /** Headings of columns that complete the measures of a table. */
    private static final Set<String> MEASURE_PARTS = Set.of("指标性质", "计算符号", "度量单位", "计量单位");

    /** What happened to a value. */
    enum Outcome {
        RIGHT,
        WRONG,
        LOST,
        EXTRA,
        UNSEEN
    }

    /** One thing that did not come out as written. */
    record Error(Outcome outcome, boolean silent, String what, List<String> causes, long seed) {
        @Override
        public String toString() {
            return (silent ? "SILENT " : "said   ") + outcome + " " + what + "  seed " + seed + " " + causes;
        }
    }

    private final List<Error> errors = new ArrayList<>();
    private final Map<Outcome, Integer> counts = new TreeMap<>();
    private int expected;
    private int unspoilt;

    List<Error> errors() {
        return errors;
    }

    List<Error> silent() {
        return errors.stream().filter(Error::silent).toList();
    }

    /** Of the values on forms nobody spoilt, the share that was read right. */
    double recall() {
        return unspoilt == 0
                ? 0
                : 1
                        - (double) errors.stream()
                                        .filter(e -> e.outcome() == Outcome.LOST || e.outcome() == Outcome.WRONG)
                                        .filter(e -> !e.causes().contains("misspelt label"))
                                        .count()
                                / unspoilt;
    }

    int values() {
        return expected;
    }

    void score(Case filing, Extraction extraction) {
        List<Submission> left = new ArrayList<>(extraction.submissions());
        for (FormPaper form : filing.forms()) {
            String sheet = sheetOf(filing, form);
            Optional<Submission> found = left.stream()
                    .filter(s -> s.sheetName().equals(sheet) && s.formId().equals(form.mapping.formId()))
                    .findFirst();
            found.ifPresent(left::remove);
            List<Finding> findings = new ArrayList<>(extraction.findings());
            extraction.submissions().stream()
                    .filter(s -> s.sheetName().equals(sheet))
                    .forEach(s -> findings.addAll(s.findings()));
            findings.removeIf(f -> !f.sheetName().isEmpty() && !f.sheetName().equals(sheet));
            compare(filing, form, found, findings);
        }
        for (Submission extra : left) {
            note(filing, Outcome.EXTRA, true, "a form " + extra.formId() + " on " + extra.sheetName(), List.of());
        }
    }

    private static String sheetOf(Case filing, FormPaper form) {
        for (Paper paper : filing.sheets()) {
            if (paper == form.paper
                    || paper.inks.stream().anyMatch(i -> !form.paper.inks.isEmpty() && i == form.paper.inks.get(0))) {
                return paper.name;
            }
        }
        throw new IllegalStateException("the form is on no sheet");
    }

    private void compare(Case filing, FormPaper form, Optional<Submission> found, List<Finding> findings) {
        Set<String> leftOver = new HashSet<>();
        found.ifPresent(s -> s.unclaimed().forEach(p -> leftOver.add(p.cell().toString())));
        boolean groups = !form.done.contains("merges lost");
        List<Value> wanted = wanted(form, groups);
        List<Value> read = found.map(s -> read(s, groups)).orElse(List.of());
        expected += wanted.size();
        if (!form.spoiltAsAWhole) {
            unspoilt += wanted.size();
        }
        Map<Value, Integer> balance = new HashMap<>();
        read.forEach(v -> balance.merge(v, 1, Integer::sum));
        List<Value> missing = new ArrayList<>();
        for (Value value : wanted) {
            if (balance.getOrDefault(value, 0) > 0) {
                balance.merge(value, -1, Integer::sum);
                counts.merge(Outcome.RIGHT, 1, Integer::sum);
            } else {
                missing.add(value);
            }
        }
        List<Value> beside = new ArrayList<>();
        balance.forEach((value, count) -> {
            for (int i = 0; i < count; i++) {
                beside.add(value);
            }
        });
        for (Value value : missing) {
            Optional<Value> instead = beside.stream()
                    .filter(b -> b.table().equals(value.table())
                            && b.column().equals(value.column())
                            && b.cell().equals(value.cell()))
                    .findFirst();
            instead.ifPresent(beside::remove);
            Outcome outcome = instead.isPresent() ? Outcome.WRONG : Outcome.LOST;
            String what = form.mapping.formId() + " " + value
                    + instead.map(v -> " read as " + v.value() + " row " + v.row())
                            .orElse("");
            note(filing, outcome, !said(findings, leftOver, value.cell(), outcome, value.column()), what, form.done);
        }
        for (Value value : beside) {
            String what = form.mapping.formId() + " " + value;
            note(
                    filing,
                    Outcome.EXTRA,
                    !said(findings, leftOver, value.cell(), Outcome.EXTRA, value.column()),
                    what,
                    form.done);
        }
        for (Ink ink : form.spoilt) {
            if (!said(findings, leftOver, ink.ref().toString(), Outcome.UNSEEN, "") && !form.spoiltAsAWhole) {
                note(filing, Outcome.UNSEEN, true, form.mapping.formId() + " spoilt " + ink, form.done);
            }
        }
        for (Ink ink : form.stray) {
            String cell = ink.ref().toString();
            if (!said(findings, leftOver, cell, Outcome.UNSEEN, "")) {
                note(filing, Outcome.UNSEEN, true, form.mapping.formId() + " stray " + ink, form.done);
            }
        }
        found.ifPresent(s -> identity(filing, form, s));
    }

    private void identity(Case filing, FormPaper form, Submission submission) {
        boolean year = submission.fiscalYear().isPresent();
        if (year && submission.fiscalYear().getAsInt() != filing.source().year()) {
            note(filing, Outcome.WRONG, true, form.mapping.formId() + " year " + submission.fiscalYear(), form.done);
        }
        if (!year && submission.findings().stream().noneMatch(f -> f.ruleId().equals("read-year"))) {
            note(filing, Outcome.LOST, true, form.mapping.formId() + " year", form.done);
        }
        if (!submission.unit().name().equals(filing.source().unit())) {
            boolean silent =
                    submission.findings().stream().noneMatch(f -> f.ruleId().startsWith("read-unit"));
            note(filing, Outcome.WRONG, silent, form.mapping.formId() + " unit " + submission.unit(), form.done);
        }
    }

    private void note(Case filing, Outcome outcome, boolean silent, String what, List<String> causes) {
        counts.merge(outcome, 1, Integer::sum);
        List<String> all = new ArrayList<>(causes);
        all.addAll(filing.done());
        errors.add(new Error(outcome, silent, what, all, filing.seed()));
    }

    /**
     * Whether someone was told: a finding on the value's cell, for a row too many one on the row, for a lost value also
     * that a part of the form was not found or that the cell was left over.
     */
    private static boolean said(
            List<Finding> findings, Set<String> leftOver, String cell, Outcome outcome, String column) {
        boolean lost = outcome == Outcome.LOST || outcome == Outcome.UNSEEN;
        for (Finding f : findings) {
            boolean here = !cell.isEmpty() && f.cellRef().equals(cell);
            boolean row = outcome == Outcome.EXTRA
                    && !cell.isEmpty()
                    && !f.cellRef().isEmpty()
                    && rowOf(f.cellRef()) == rowOf(cell);
            boolean part = lost && PART_NOT_READ.contains(f.ruleId());
            boolean unit = column.equals("unit_name") && f.ruleId().startsWith("read-unit-m");
            boolean money = outcome == Outcome.WRONG
                    && Figures.isAmount(column)
                    && f.ruleId().equals("read-unit-of-money");
            boolean measure = outcome == Outcome.WRONG
                    && (column.startsWith("target_") || column.startsWith("actual_"))
                    && f.ruleId().startsWith("read-anchor")
                    && f.expected()
                            .filter(e -> MEASURE_PARTS.stream().anyMatch(e::contains))
                            .isPresent();
            if (here || row || part || unit || money || measure) {
                return true;
            }
        }
        return lost
                && leftOver.contains(cell)
                && findings.stream().anyMatch(f -> f.ruleId().equals("read-unclaimed"));
    }

    /** The row most of a row's cells stand in, the lowest of several: some are filled down, or stand below for all. */
    private static int usualRow(List<String> cells) {
        Map<Integer, Integer> counts = new TreeMap<>();
        cells.forEach(c -> counts.merge(rowOf(c), 1, Integer::sum));
        int usual = 0;
        int most = 0;
        for (Map.Entry<Integer, Integer> row : counts.entrySet()) {
            if (row.getValue() >= most) {
                usual = row.getKey();
                most = row.getValue();
            }
        }
        return usual;
    }

    private static int rowOf(String cell) {
        return huizong.grid.CellRef.of(cell).row();
    }

    /** A value in its place; {@code row} tells values of one row from those of another. */
    record Value(String table, String column, String cell, String value, String row) {}

    private static List<Value> wanted(FormPaper form, boolean groups) {
        Map<String, Integer> lines = new HashMap<>();
        Map<TruthRow, Integer> lineOf = new java.util.IdentityHashMap<>();
        form.rows.forEach(r -> lineOf.put(r, lines.merge(r.table, 1, Integer::sum)));
        List<Value> values = new ArrayList<>();
        for (TruthRow row : form.rows) {
            String key = rowKey(
                    row.table,
                    row.values.values().stream()
                            .map(e -> e.ink().ref().toString())
                            .toList());
            row.values.forEach((column, e) ->
                    values.add(new Value(row.table, column, e.ink().ref().toString(), e.value(), key)));
            row.computed.forEach(
                    (column, value) -> values.add(new Value(row.table, column, "", canonical(value), key)));
            if (groups) {
                row.leaders.forEach((column, leader) ->
                        values.add(new Value(row.table, column, "", String.valueOf(lineOf.get(leader)), key)));
            }
        }
        return values;
    }

    private static List<Value> read(Submission submission, boolean groups) {
        List<Row> rows = new ArrayList<>(submission.rows());
        rows.add(submission.header());
        List<Value> values = new ArrayList<>();
        for (Row row : rows) {
            String key = rowKey(
                    row.table(),
                    row.facts().values().stream()
                            .filter(f -> !f.isBlank())
                            .flatMap(f -> f.provenance().stream())
                            .map(p -> p.cell().toString())
                            .toList());
            for (Map.Entry<String, Fact> fact : row.facts().entrySet()) {
                if (fact.getValue().isBlank() || (!groups && fact.getKey().endsWith("_group"))) {
                    continue;
                }
                String cell = fact.getValue()
                        .provenance()
                        .map(p -> p.cell().toString())
                        .orElse("");
                String value = fact.getValue().value().map(Object::toString).orElse("");
                if (fact.getKey().equals("project_name") && !value.isEmpty()) {
                    value = submission.projectName().orElse("");
                }
                values.add(new Value(row.table(), fact.getKey(), cell, canonical(value), key));
            }
        }
        return values;
    }

    /** Rows are told apart by their last line, funding by its first, whose total may stand far below; those of a grid, of which many stand on one line, by the last cell. */
    private static String rowKey(String table, List<String> cells) {
        if (table.equals("submission") || table.equals("base_data") || table.equals("self_evaluation")) {
            return "";
        }
        if (table.equals("funding")) {
            return String.valueOf(cells.stream().mapToInt(Scorer::rowOf).min().orElse(0) + 1);
        }
        huizong.grid.CellRef last = new huizong.grid.CellRef(0, 0);
        for (String cell : cells) {
            huizong.grid.CellRef ref = huizong.grid.CellRef.of(cell);
            if (ref.row() > last.row() || (ref.row() == last.row() && ref.column() > last.column())) {
                last = ref;
            }
        }
        boolean grid = table.equals("agency_finance") || table.equals("funding_breakdown");
        return grid ? last.toString() : String.valueOf(usualRow(cells) + 1);
    }

    static String canonical(String value) {
        return NUMBER.matcher(value).matches()
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }

    /** Whether a label's text is itself read as a name. */
    static boolean isNamed(FormPaper form, Ink ink) {
        return form.rows.stream().flatMap(r -> r.values.values().stream()).anyMatch(e -> e.ink() == ink);
    }

    /** Errors by cause and outcome, the most frequent causes first. */
    String report() {
        StringBuilder out = new StringBuilder();
        out.append(
                String.format("values %d, recall %.5f, %s, silent %d%n", expected, recall(), counts, silent().size()));
        Map<String, int[]> byCause = new TreeMap<>();
        for (Error error : errors) {
            for (String cause : error.causes()) {
                int[] n = byCause.computeIfAbsent(cause, c -> new int[2]);
                n[error.silent() ? 1 : 0]++;
            }
        }
        byCause.entrySet().stream()
                .sorted((a, b) -> b.getValue()[1] - a.getValue()[1])
                .forEach(e -> out.append(
                        String.format("  %-28s said %6d  silent %6d%n", e.getKey(), e.getValue()[0], e.getValue()[1])));
        return out.toString();
    }
}
