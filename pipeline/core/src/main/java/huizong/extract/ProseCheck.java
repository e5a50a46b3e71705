package huizong.extract;

import huizong.grid.Label;
import huizong.grid.Paragraph;
import huizong.mapping.HeadingBinding;
import huizong.mapping.MoneyUnit;
import huizong.mapping.TableBinding;
import huizong.mapping.ValueType;
import huizong.submission.Fact;
import huizong.submission.Provenance;
import huizong.submission.Row;
import huizong.submission.Said;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds the amounts a report states in its text against its form: where the text uses the label of one of the form's
 * columns, {@code 全年预算897.32万元}, and no form of the document has that amount there, one of the two is wrong. A clause
 * about another year, a project or a comparison is about other amounts and passed over.
 */
final class ProseCheck {
    private static final int SHORTEST_LABEL = 4;

    private static final Pattern AMOUNT = Pattern.compile(
            "^(?:数|总额|资金|经费)?(?:\\([^)]{1,6}\\))?[:,]?(?:总计|合计|共计|共|计|为|是|达到|达)?([0-9][0-9,]*(?:\\.[0-9]+)?)(亿元|万元|元)");
    private static final Pattern ELSEWHERE = Pattern.compile("上年|去年|上一年|同期|项目|专项|较|比|其中|每|人均");
    private static final Pattern YEAR = Pattern.compile("((?:19|20)[0-9]{2})年");
    private static final String CLAUSE_ENDS = "。;；!?！？";

    private final List<ExtractedForm> forms;
    private final ExtractedForm form;
    private final OptionalInt year;

    private ProseCheck(List<ExtractedForm> forms, ExtractedForm form) {
        this.forms = forms;
        this.form = form;
        this.year = forms.stream()
                .map(ExtractedForm::statedYear)
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    /** Adds what is contradicted to the findings of the form the text speaks of, where it can only be one. */
    static void of(List<Paragraph> prose, List<ExtractedForm> forms) {
        if (prose.isEmpty()) {
            return;
        }
        List<ExtractedForm> ofUnit = forms.stream()
                .filter(f -> f.list().isEmpty() && amounts(f).findAny().isPresent())
                .filter(f -> f.text("self_evaluation", "project_name").isEmpty()
                        && f.headerValue("project_name").isEmpty())
                .toList();
        if (ofUnit.size() == 1) {
            ProseCheck check = new ProseCheck(forms, ofUnit.get(0));
            prose.forEach(check::check);
        }
    }

    /** The headings of amounts in tables of one line, which states them for the whole form. */
    private static Stream<Heading> amounts(ExtractedForm form) {
        return form.mapping().tables().stream()
                .filter(t -> t.rows() instanceof TableBinding.Rows.Lines l
                        && l.lines().size() == 1)
                .flatMap(t -> t.headings().stream()
                        .filter(h -> h.type() == ValueType.AMOUNT)
                        .map(h -> new Heading(t.into(), h)));
    }

    private record Heading(String table, HeadingBinding binding) {}

    private void check(Paragraph paragraph) {
        String text = Label.normalise(paragraph.text());
        Set<Integer> done = new HashSet<>();
        amounts(form).forEach(heading -> {
            for (String spelling : heading.binding().anchor().plainSpellings()) {
                String label = spelling.endsWith("数") ? spelling.substring(0, spelling.length() - 1) : spelling;
                for (int at = text.indexOf(label); at >= 0 && label.length() >= SHORTEST_LABEL; ) {
                    Matcher amount = AMOUNT.matcher(text.substring(at + label.length()));
                    if (amount.find() && isOfForm(text, at) && done.add(at)) {
                        compare(paragraph, heading, label + amount.group(), amount);
                    }
                    at = text.indexOf(label, at + 1);
                }
            }
        });
    }

    /** Whether the clause that leads to a place may speak of the form's own year and sum. */
    private boolean isOfForm(String text, int at) {
        int from = at;
        while (from > 0 && CLAUSE_ENDS.indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        String clause = text.substring(from, at);
        Matcher stated = YEAR.matcher(clause);
        while (stated.find()) {
            if (year.isPresent() && Integer.parseInt(stated.group(1)) != year.getAsInt()) {
                return false;
            }
        }
        return !ELSEWHERE.matcher(clause).find();
    }

    private void compare(Paragraph paragraph, Heading heading, String stated, Matcher amount) {
        BigDecimal number = new BigDecimal(amount.group(1).replace(",", ""));
        MoneyUnit unit = MoneyUnit.parse(amount.group(2)).orElse(MoneyUnit.WAN);
        BigDecimal wan = unit.toWan(number);
        BigDecimal step = unit.toWan(BigDecimal.ONE.movePointLeft(Math.max(0, number.scale())));
        String column = heading.binding().column();
        Optional<Fact> filed = facts(form, heading.table(), column).findFirst();
        if (filed.isEmpty()
                || forms.stream()
                        .anyMatch(f -> facts(f, heading.table(), column).anyMatch(x -> isAbout(x, wan, step)))) {
            return;
        }
        Provenance cell = filed.get().provenance().orElseThrow();
        form.findings()
                .add(Said.of("prose")
                        .with("paragraph", paragraph.number())
                        .with("stated", stated)
                        .with("label", heading.binding().anchor())
                        .with("value", cell.rawText())
                        .with("cell", cell.cell())
                        .stated(stated)
                        .expected(cell.rawText())
                        .at(cell.sheetName(), cell.cell().toString()));
    }

    private static Stream<Fact> facts(ExtractedForm form, String table, String column) {
        return form.rows().stream()
                .filter(r -> r.table().equals(table))
                .sorted(Comparator.comparingInt(Row::lineNo))
                .flatMap(r -> Optional.ofNullable(r.facts().get(column)).stream())
                .filter(f -> f.value().orElse("") instanceof BigDecimal
                        && f.provenance().isPresent());
    }

    /** As near as the text rounds. */
    private static boolean isAbout(Fact fact, BigDecimal wan, BigDecimal step) {
        BigDecimal value = (BigDecimal) fact.value().orElseThrow();
        return value.subtract(wan).abs().multiply(BigDecimal.valueOf(2)).compareTo(step) <= 0;
    }
}
