package huizong.irregular;

import huizong.grid.Label;
import huizong.irregular.TruthRow.Expected;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/** What people do to rows, columns and merges. */
final class Layout {
    /** Tables with free rows, and the column that makes a row one. */
    private static final Map<String, String> FREE =
            Map.of("indicator", "level3", "fund_use", "item", "social_fund", "item");

    private Layout() {}

    static boolean offset(FormPaper form, Random random) {
        form.paper.insertRows(0, random.nextInt(6));
        form.paper.insertColumns(0, random.nextInt(4));
        return true;
    }

    /** Merged regions taken apart, as copying values only does. */
    static boolean unmerged(FormPaper form, Random random) {
        if (random.nextBoolean()) {
            form.paper.merges.clear();
        } else {
            form.paper.merges.removeIf(m -> random.nextBoolean());
        }
        form.rows.forEach(r -> r.leaders.clear());
        return true;
    }

    static boolean blankRows(FormPaper form, Random random) {
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            form.paper.insertRows(1 + random.nextInt(form.paper.height()), 1);
        }
        return true;
    }

    /** An empty column anywhere, or a column of line numbers in front. */
    static boolean extraColumn(FormPaper form, Random random) {
        if (random.nextInt(3) == 0) {
            form.paper.insertColumns(0, 1);
            return true;
        }
        form.paper.insertColumns(1 + random.nextInt(form.paper.width()), 1);
        return true;
    }

    /** A 备注 column behind the last, with remarks in it. */
    static boolean remarks(FormPaper form, Random random) {
        Optional<Ink> heading = heading(form);
        if (heading.isEmpty()) {
            return false;
        }
        int column = form.paper.width();
        form.paper.write(heading.get().row, column, random.nextBoolean() ? "备注" : "科室意见");
        for (int i = 0; i < 2; i++) {
            int row = heading.get().row + 1 + random.nextInt(6);
            if (form.paper.at(row, column).isEmpty()) {
                form.stray.add(form.paper.write(row, column, random.nextBoolean() ? "同意" : "待核实"));
            }
        }
        return true;
    }

    private static Optional<Ink> heading(FormPaper form) {
        return form.labelInks().stream()
                .filter(i -> List.of("一级指标", "年初预算数", "金额", "预算数", "收入合计")
                        .contains(i.text().strip()))
                .max(Comparator.comparingInt(i -> i.row));
    }

    /** A note someone typed beside or below the form. */
    static boolean notes(FormPaper form, Random random) {
        int column = form.paper.width() + random.nextInt(2);
        int row = random.nextInt(form.paper.height() + 2);
        form.stray.add(form.paper.write(row, column, random.nextBoolean() ? "与决算核对一致" : "科长已阅"));
        return true;
    }

    static boolean hiddenRowsAndColumns(FormPaper form, Random random) {
        form.paper.hiddenRows.add(random.nextInt(form.paper.height()));
        form.paper.hiddenColumns.add(random.nextInt(form.paper.width()));
        return true;
    }

    /** Placeholder rows between the rows of a table. */
    static boolean placeholders(FormPaper form, Random random) {
        List<TruthRow> rows = free(form);
        if (rows.isEmpty()) {
            return false;
        }
        TruthRow row = rows.get(random.nextInt(rows.size()));
        Ink own = own(row);
        insertBelow(form, own.row);
        String[] texts = {"……", "...", "…", "（可加行）"};
        form.paper.write(own.row + 1, own.column, texts[random.nextInt(3)]);
        return true;
    }

    /** Rows added and removed where the form lets them. */
    static boolean moreOrFewerRows(FormPaper form, Random random) {
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            List<TruthRow> rows = free(form);
            if (rows.size() < 2) {
                return i > 0;
            }
            TruthRow row = rows.get(random.nextInt(rows.size()));
            if (isLast(form, row)) {
                continue;
            }
            if (random.nextBoolean()) {
                duplicate(form, row, random);
            } else {
                remove(form, row);
            }
        }
        return true;
    }

    /** Whether a row is the one its table ends with, which nobody writes twice. */
    private static boolean isLast(FormPaper form, TruthRow row) {
        Label label = Label.of(own(row).text());
        return form.mapping.tables().stream()
                .flatMap(t -> t.last().stream())
                .anyMatch(l -> l.matches(label, OptionalInt.empty()));
    }

    private static List<TruthRow> free(FormPaper form) {
        return form.rows.stream()
                .filter(r -> FREE.containsKey(r.table) && r.values.containsKey(FREE.getOrDefault(r.table, "")))
                .toList();
    }

    private static Ink own(TruthRow row) {
        Expected own = row.values.get(FREE.getOrDefault(row.table, ""));
        if (own == null) {
            throw new IllegalStateException("no own cell in " + row.values);
        }
        return own.ink();
    }

    private static void insertBelow(FormPaper form, int row) {
        List<Paper.Merge> ending = form.paper.merges.stream()
                .filter(m -> m.bottom == row && m.top < row)
                .toList();
        form.paper.insertRows(row + 1, 1);
        ending.forEach(m -> m.bottom++);
    }

    private static void duplicate(FormPaper form, TruthRow row, Random random) {
        int at = own(row).row;
        Map<Ink, Ink> copies = new LinkedHashMap<>();
        TruthRow fresh = new TruthRow(row.table);
        fresh.computed.putAll(row.computed);
        fresh.leaders.putAll(row.leaders);
        Set<Ink> shared = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        for (Ink ink : form.paper.inks) {
            if (ink.row == at
                    && form.paper
                            .mergeAt(at, ink.column)
                            .filter(m -> m.bottom > m.top)
                            .isPresent()) {
                shared.add(ink);
            }
        }
        form.rows.stream()
                .filter(other -> other != row)
                .flatMap(other -> other.values.values().stream())
                .forEach(e -> shared.add(e.ink()));
        insertBelow(form, at);
        row.values.forEach((column, e) -> {
            if (e.ink().row == at && !shared.contains(e.ink())) {
                Ink copy = copies.computeIfAbsent(e.ink(), i -> {
                    Ink c = new Ink(i);
                    c.row = at + 1;
                    form.paper.inks.add(c);
                    return c;
                });
                fresh.values.put(column, new Expected(e.value(), copy));
            } else if (!column.equals("weight") && !column.equals("score")) {
                fresh.values.put(column, e);
            }
        });
        fresh.leaders.replaceAll((group, leader) ->
                leader == row && fresh.values.containsKey(group.replace("_group", "")) ? fresh : leader);
        String own = FREE.getOrDefault(row.table, "");
        Expected name = fresh.values.get(own);
        if (name != null) {
            String text = name.value() + "（续" + random.nextInt(100) + "）";
            name.ink().content = text;
            fresh.values.put(own, name.with(text));
        }
        for (Paper.Merge m : List.copyOf(form.paper.merges)) {
            if (m.top == at && m.bottom == at) {
                form.paper.merges.add(new Paper.Merge(at + 1, m.left, at + 1, m.right));
            }
        }
        form.rows.add(form.rows.indexOf(row) + 1, fresh);
    }

    private static void remove(FormPaper form, TruthRow row) {
        int at = own(row).row;
        for (TruthRow other : form.rows) {
            if (other != row && other.values.values().stream().anyMatch(e -> e.ink().row == at)) {
                return;
            }
            if (other != row && other.leaders.containsValue(row)) {
                return;
            }
        }
        if (form.labelInks().stream().anyMatch(i -> i.row == at)) {
            return;
        }
        form.rows.remove(row);
        form.paper.deleteRow(at);
    }

    /** The indicator headings one column left of their data, the first repeated at the end. */
    static boolean shiftedHeader(FormPaper form, Random random) {
        List<Ink> first = form.labelInks().stream()
                .filter(i -> i.text().replaceAll("\\s", "").equals("一级指标"))
                .toList();
        if (first.size() != 1 || first.get(0).column < 1) {
            return false;
        }
        int row = first.get(0).row;
        if (form.paper.at(row, first.get(0).column - 1).isPresent()) {
            return false;
        }
        List<Ink> heads = form.paper.inks.stream()
                .filter(i -> i.row == row && i.column >= first.get(0).column)
                .sorted(Comparator.comparingInt(i -> i.column))
                .toList();
        for (Ink head : heads) {
            if (form.paper.mergeAt(row, head.column).isPresent()) {
                return false;
            }
        }
        int last = heads.get(heads.size() - 1).column;
        heads.forEach(h -> h.column--);
        form.paper.write(row, last, "一级指标");
        return true;
    }

    /** The header once more in the middle of a table, as where a page was pasted. */
    static boolean repeatedHeader(FormPaper form, Random random) {
        List<TruthRow> rows = free(form);
        Optional<Ink> heading = form.labelInks().stream()
                .filter(i -> i.text().replaceAll("\\s", "").equals("三级指标"))
                .findFirst();
        if (rows.size() < 3 || heading.isEmpty()) {
            return false;
        }
        int at = own(rows.get(1 + random.nextInt(rows.size() - 2))).row;
        List<Ink> header = new ArrayList<>();
        int from = heading.get().row;
        form.paper.inks.stream()
                .filter(i -> i.row == from && i.column >= heading.get().column - 2)
                .forEach(header::add);
        if (form.paper.merges.stream()
                .anyMatch(m -> m.top <= at && m.bottom > at && m.left >= heading.get().column - 2)) {
            return false;
        }
        form.paper.insertRows(at + 1, 1);
        header.forEach(h -> form.paper.write(at + 1, h.column, h.content));
        return true;
    }

    /** Some indicator rows of another form pasted under the footer, without header. */
    static boolean pastedRows(FormPaper form, Random random) {
        int row = form.paper.height() + random.nextInt(3);
        int column = random.nextInt(3);
        form.stray.add(form.paper.write(row, column, "数量指标"));
        form.stray.add(form.paper.write(row, column + 1, "培训人次"));
        form.stray.add(form.paper.write(row, column + 2, "≥300人次"));
        form.stray.add(form.paper.write(row, column + 3, new BigDecimal("315")));
        form.stray.add(form.paper.write(row, column + 4, BigDecimal.TEN));
        return true;
    }

    /** Label and value of the unit's line in two cells instead of one. */
    static boolean splitUnit(FormPaper form, Random random) {
        for (TruthRow row : form.rows) {
            Expected unit = row.values.get("unit_name");
            if (unit != null
                    && unit.ink().text().matches("(?s).*[:：].*")
                    && form.paper.inks.stream().noneMatch(i -> i.row == unit.ink().row && i != unit.ink())) {
                Ink label = unit.ink();
                String text = label.text();
                int colon = Math.max(text.indexOf('：'), text.indexOf(':'));
                if (text.indexOf('：', colon + 1) >= 0) {
                    return false;
                }
                label.content = text.substring(0, colon + 1);
                form.paper.merges.removeIf(m -> m.covers(label.row, label.column));
                Ink value = form.paper.write(label.row, label.column + 1 + random.nextInt(2), unit.value());
                row.values.put("unit_name", new Expected(unit.value(), value));
                return true;
            }
        }
        return false;
    }
}
