package huizong.irregular;

import huizong.grid.Label;
import huizong.mapping.FormMapping;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** One form on a paper of its own, with all that must be read from it. */
final class FormPaper {
    final FormMapping mapping;
    final Paper paper;
    final List<TruthRow> rows = new ArrayList<>();
    /** What was done to this form, for the report. */
    final List<String> done = new ArrayList<>();
    /** Cells spoilt on purpose: reading must complain about them, or about the form. */
    final Set<Ink> spoilt = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    /** Cells with text beside the form, which must be listed as unclaimed. */
    final Set<Ink> stray = java.util.Collections.newSetFromMap(new IdentityHashMap<>());

    boolean spoiltAsAWhole;

    FormPaper(FormMapping mapping, Paper paper) {
        this.mapping = mapping;
        this.paper = paper;
    }

    /** Whether the form is in 元, so that what it says is ten thousand times what must be read. */
    boolean inYuan() {
        return rows.stream()
                .flatMap(r -> r.values.entrySet().stream())
                .filter(e ->
                        Figures.isAmount(e.getKey()) && !e.getValue().value().isEmpty())
                .anyMatch(e -> e.getValue().ink().content instanceof BigDecimal number
                        && number.signum() != 0
                        && number.compareTo(new BigDecimal(e.getValue().value()).movePointRight(4)) == 0);
    }

    Set<Ink> valueInks() {
        Set<Ink> inks = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
        rows.forEach(r -> r.values.values().forEach(e -> inks.add(e.ink())));
        return inks;
    }

    /** The cells that carry the form's labels and no value. */
    List<Ink> labelInks() {
        Set<Ink> values = valueInks();
        Set<Ink> lineNames = new HashSet<>();
        rows.forEach(r -> r.values.forEach((column, e) -> {
            if (column.equals("item_name") || column.equals("source_name")) {
                lineNames.add(e.ink());
            }
        }));
        return paper.inks.stream()
                .filter(Ink::isText)
                .filter(i -> !values.contains(i) || lineNames.contains(i))
                .filter(i -> i.text().length() <= Label.MAX_LENGTH && isLabel(i))
                .toList();
    }

    private boolean isLabel(Ink ink) {
        Label label = Label.of(ink.text());
        return mapping.vocabulary().anyMatch(a -> a.matches(label, OptionalInt.empty()));
    }

    boolean isTitle(Ink ink) {
        return ink.isText() && mapping.titles().matches(Label.of(ink.text()), OptionalInt.empty());
    }

    /** A deep copy, cells and truth alike. */
    FormPaper copy() {
        Map<Ink, Ink> copies = new IdentityHashMap<>();
        Paper fresh = new Paper(paper.name);
        paper.inks.forEach(i -> {
            Ink copy = new Ink(i);
            copies.put(i, copy);
            fresh.inks.add(copy);
        });
        paper.merges.forEach(m -> fresh.merges.add(new Paper.Merge(m.top, m.left, m.bottom, m.right)));
        FormPaper form = new FormPaper(mapping, fresh);
        for (TruthRow row : rows) {
            TruthRow copy = new TruthRow(row.table);
            copy.computed.putAll(row.computed);
            row.values.forEach((column, e) ->
                    copy.values.put(column, new TruthRow.Expected(e.value(), copies.getOrDefault(e.ink(), e.ink()))));
            form.rows.add(copy);
        }
        for (int i = 0; i < rows.size(); i++) {
            Map<String, TruthRow> leaders = form.rows.get(i).leaders;
            rows.get(i).leaders.forEach((group, leader) -> leaders.put(group, form.rows.get(rows.indexOf(leader))));
        }
        return form;
    }

    void replace(Ink ink, String value) {
        for (TruthRow row : rows) {
            row.values.replaceAll((column, e) -> e.ink() == ink ? e.with(value) : e);
        }
    }
}
