package huizong.extract;

import huizong.mapping.PeriodKind;
import huizong.submission.Fact;
import huizong.submission.Finding;
import huizong.submission.Row;
import huizong.submission.Submission;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was read from a workbook, flat: to be kept beside an example, and compared with.
 *
 * @param facts rows of {@value #FACT_COLUMNS}: forms are numbered from 1 in the order they stand; the value is empty
 *     where nothing, or only a marker, was filed; figures are as in the database
 * @param findings rows of {@value #FINDING_COLUMNS}
 */
public record Outcome(List<List<String>> facts, List<List<String>> findings) {
    /** The columns of facts.csv. */
    public static final String FACT_COLUMNS = "form,table_name,line_no,column_name,value,cell_ref";

    /** The columns of findings.csv. */
    public static final String FINDING_COLUMNS = "rule_id,severity,sheet_name,cell_ref";

    private static final int KEY_COLUMNS = 4;

    public Outcome {
        facts = facts.stream().map(List::copyOf).toList();
        findings = findings.stream().map(List::copyOf).toList();
    }

    /** What an extraction yielded. */
    public static Outcome of(Extraction extraction) {
        List<List<String>> facts = new ArrayList<>();
        List<List<String>> findings = new ArrayList<>();
        int number = 0;
        for (Submission form : extraction.submissions()) {
            String at = String.valueOf(++number);
            facts.add(List.of(at, "submission", "0", "form_id", form.formId(), ""));
            facts.add(List.of(at, "submission", "0", "unit", form.unit().name(), ""));
            String year = form.fiscalYear().isPresent()
                    ? String.valueOf(form.fiscalYear().getAsInt())
                    : "";
            facts.add(List.of(at, "submission", "0", "fiscal_year", year, ""));
            form.period()
                    .filter(p -> p.kind() != PeriodKind.YEAR)
                    .ifPresent(period -> facts.add(List.of(at, "submission", "0", "period", period.code(), "")));
            Stream.concat(Stream.of(form.header()), form.rows().stream()).forEach(row -> add(facts, at, row));
            form.findings().forEach(f -> findings.add(finding(f)));
        }
        extraction.findings().forEach(f -> findings.add(finding(f)));
        return new Outcome(facts, findings);
    }

    private static void add(List<List<String>> facts, String form, Row row) {
        row.facts()
                .forEach((column, fact) -> facts.add(
                        List.of(form, row.table(), String.valueOf(row.lineNo()), column, value(fact), cell(fact))));
    }

    private static String value(Fact fact) {
        return fact.value()
                .map(v -> v instanceof BigDecimal n
                        ? (n.signum() == 0 ? "0" : n.stripTrailingZeros().toPlainString())
                        : v.toString().replace("\r\n", "\n"))
                .orElse("");
    }

    private static String cell(Fact fact) {
        return fact.provenance().map(p -> p.cell().toString()).orElse("");
    }

    private static List<String> finding(Finding finding) {
        return List.of(finding.ruleId(), finding.severity().code(), finding.sheetName(), finding.cellRef());
    }

    /** How another outcome differs from this one, a line each; none where it does not. */
    public List<String> differences(Outcome found) {
        List<String> lines = new ArrayList<>();
        Map<List<String>, List<String>> wanted = byKey(facts);
        Map<List<String>, List<String>> got = byKey(found.facts());
        wanted.forEach((key, fact) -> {
            List<String> other = got.get(key);
            if (other == null) {
                lines.add("- " + words(fact));
            } else if (!other.equals(fact)) {
                lines.add("- " + words(fact));
                lines.add("+ " + words(other));
            }
        });
        got.forEach((key, fact) -> {
            if (!wanted.containsKey(key)) {
                lines.add("+ " + words(fact));
            }
        });
        List<List<String>> missing = new ArrayList<>(findings);
        found.findings().forEach(missing::remove);
        List<List<String>> extra = new ArrayList<>(found.findings());
        findings.forEach(extra::remove);
        missing.forEach(f -> lines.add("- " + String.join(" ", f)));
        extra.forEach(f -> lines.add("+ " + String.join(" ", f)));
        return lines;
    }

    private static Map<List<String>, List<String>> byKey(List<List<String>> facts) {
        Map<List<String>, List<String>> map = new LinkedHashMap<>();
        facts.forEach(f -> map.put(f.subList(0, KEY_COLUMNS), f));
        return map;
    }

    private static String words(List<String> fact) {
        return "[" + fact.get(0) + "] " + fact.get(1) + "[" + fact.get(2) + "]." + fact.get(3) + " = "
                + fact.get(4).replace("\n", "\\n") + (fact.get(5).isEmpty() ? "" : " @" + fact.get(5));
    }
}
