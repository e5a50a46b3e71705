package huizong.irregular;

import huizong.irregular.TruthRow.Expected;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What people do to figures. */
final class Figures {
    private static final Set<String> AMOUNTS = Set.of(
            "prior_final",
            "budget",
            "final",
            "initial_budget",
            "annual_budget",
            "executed",
            "amount",
            "current",
            "prior",
            "change",
            "building_budget",
            "building_actual");
    private static final Set<String> RATES = Set.of(
            "staff_control_rate",
            "execution_rate",
            "change_rate",
            "building_area_control_rate",
            "building_cost_control_rate");

    private Figures() {}

    static boolean isAmount(String column) {
        return AMOUNTS.contains(column);
    }

    /** Other figures than the sample's: every amount that stands alone in its cell. */
    static boolean fresh(FormPaper form, Random random) {
        boolean yuan = form.inYuan();
        each(form, AMOUNTS, (column, e) -> {
            if (!e.ink().isText() && !e.value().isEmpty()) {
                BigDecimal wan = BigDecimal.valueOf(random.nextInt(9_999_999), random.nextInt(5))
                        .stripTrailingZeros();
                e.ink().content = yuan ? wan.movePointRight(4).stripTrailingZeros() : wan;
                form.replace(e.ink(), Scorer.canonical(wan.toPlainString()));
            }
        });
        return true;
    }

    /** The whole form in 元, which it says somewhere. */
    static boolean yuan(FormPaper form, Random random) {
        for (TruthRow row : form.rows) {
            for (Map.Entry<String, Expected> e : row.values.entrySet()) {
                if (AMOUNTS.contains(e.getKey())
                        && e.getValue().ink().isText()
                        && !e.getValue().value().isEmpty()) {
                    return false;
                }
            }
        }
        if (form.inYuan()) {
            return false;
        }
        boolean said = false;
        Set<Ink> values = form.valueInks();
        for (Ink ink : form.paper.inks) {
            if (ink.isText() && ink.text().contains("万元") && ink.text().length() < 40 && !values.contains(ink)) {
                ink.content = ink.text().replace("万元", "元");
                said = true;
            }
        }
        each(form, AMOUNTS, (column, e) -> {
            if (!e.value().isEmpty()) {
                e.ink().content = new BigDecimal(e.value())
                        .setScale(6, RoundingMode.HALF_UP)
                        .movePointRight(4)
                        .stripTrailingZeros();
            }
        });
        if (!said) {
            int row = form.paper.inks.stream()
                    .filter(form::isTitle)
                    .mapToInt(i -> i.row)
                    .max()
                    .orElse(0);
            form.paper.insertRows(row + 1, 1);
            form.paper.write(row + 1, Math.max(2, form.paper.width() - 2), random.nextBoolean() ? "单位：元" : "金额单位:元");
        }
        return true;
    }

    /** Numbers typed as text: thousands separators, full-width digits, padding, with the unit behind. */
    static boolean asText(FormPaper form, Random random) {
        each(form, null, (column, e) -> {
            boolean measure = column.startsWith("target") || column.startsWith("actual");
            if (!measure && !e.ink().isText() && e.ink().style == Ink.Style.PLAIN && random.nextInt(3) == 0) {
                BigDecimal number = (BigDecimal) e.ink().content;
                e.ink().content = switch (random.nextInt(AMOUNTS.contains(column) ? 5 : 3)) {
                    case 0 -> number.toPlainString();
                    case 1 -> " " + fullWidth(number.toPlainString()) + "　";
                    case 2 -> number.toPlainString() + " ";
                    case 3 -> thousands(number);
                    default -> "￥" + thousands(number);
                };
            }
        });
        return true;
    }

    /** A lone figure with its own unit: 12.44万元, or 124400元 among 万元. */
    static boolean ownUnit(FormPaper form, Random random) {
        boolean[] any = {false};
        each(form, AMOUNTS, (column, e) -> {
            if (!e.value().isEmpty() && !e.ink().isText() && random.nextInt(6) == 0) {
                BigDecimal wan = new BigDecimal(e.value());
                e.ink().content = random.nextBoolean()
                        ? wan.toPlainString() + "万元"
                        : wan.setScale(6, RoundingMode.HALF_UP)
                                        .movePointRight(4)
                                        .stripTrailingZeros()
                                        .toPlainString() + "元";
                any[0] = true;
            }
        });
        return any[0];
    }

    private static String thousands(BigDecimal number) {
        String[] parts = number.abs().toPlainString().split("\\.");
        String whole = (number.signum() < 0 ? "-" : "") + String.format("%,d", Long.parseLong(parts[0]));
        return parts.length == 1 ? whole : whole + "." + parts[1];
    }

    private static String fullWidth(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : text.toCharArray()) {
            out.append(c >= '0' && c <= '9' ? (char) (c - '0' + '０') : c == '.' ? '．' : c == '-' ? '－' : c);
        }
        return out.toString();
    }

    /** A percentage as text, as a number with a percent format, as a bare number. */
    static boolean percentages(FormPaper form, Random random) {
        each(form, RATES, (column, e) -> {
            if (e.value().isEmpty()) {
                return;
            }
            BigDecimal rate = new BigDecimal(e.value());
            BigDecimal percent = rate.movePointRight(2).stripTrailingZeros();
            switch (random.nextInt(4)) {
                case 0 -> e.ink().content = percent.toPlainString() + "%";
                case 1 -> e.ink().content = fullWidth(percent.toPlainString()) + "％";
                case 2 -> {
                    e.ink().content = rate;
                    e.ink().style = Ink.Style.PERCENT;
                }
                default -> {
                    if (percent.abs().compareTo(BigDecimal.valueOf(5)) >= 0) {
                        e.ink().content = percent;
                        e.ink().style = Ink.Style.PLAIN;
                    }
                }
            }
        });
        return true;
    }

    /** Marks that say there is no figure. */
    static boolean markers(FormPaper form, Random random) {
        String[] markers = {"—", "——", "/", "无", "-", "--", "－"};
        each(form, AMOUNTS, (column, e) -> {
            if (!e.ink().isText() && random.nextInt(12) == 0) {
                e.ink().content = markers[random.nextInt(markers.length)];
                form.replace(e.ink(), "");
            }
        });
        return true;
    }

    /** Formulas, computed by the program that saved them. */
    static boolean formulas(FormPaper form, Random random) {
        each(form, AMOUNTS, (column, e) -> {
            if (!e.ink().isText() && random.nextInt(5) == 0) {
                e.ink().style = Ink.Style.FORMULA;
            }
        });
        return true;
    }

    /** A formula nobody computed, or text that is no number: the value cannot be had, and that must be said. */
    static boolean spoilt(FormPaper form, Random random) {
        String[] garbage = {"约12万", "12..4", "1O0", "12.44（含结转）", "见附表", "12/15", "三万元整", "#REF!", "1,23,4"};
        List<Map.Entry<String, Expected>> all = new java.util.ArrayList<>();
        each(form, AMOUNTS, (column, e) -> {
            if (!e.ink().isText() && !e.value().isEmpty()) {
                all.add(Map.entry(column, e));
            }
        });
        if (all.isEmpty()) {
            return false;
        }
        Ink ink = all.get(random.nextInt(all.size())).getValue().ink();
        if (random.nextInt(4) == 0) {
            ink.style = Ink.Style.FORMULA_UNCOMPUTED;
        } else {
            ink.content = garbage[random.nextInt(garbage.length)];
        }
        form.spoilt.add(ink);
        form.replace(ink, "");
        return true;
    }

    /** Cells left empty. */
    static boolean blanks(FormPaper form, Random random) {
        each(form, AMOUNTS, (column, e) -> {
            if (!e.ink().isText() && random.nextInt(8) == 0) {
                form.paper.inks.remove(e.ink());
                form.rows.forEach(r -> r.values.values().removeIf(v -> v.ink() == e.ink()));
            }
        });
        form.rows.removeIf(
                r -> r.values.isEmpty() || (r.table.equals("agency_finance") && !r.values.containsKey("amount")));
        return true;
    }

    /** Indicator values as units write them. */
    static boolean measures(FormPaper form, Random random) {
        Map<String, String[]> pool = new TreeMap<>(Map.of(
                "≥90%", new String[] {"≥", "0.9", "%"},
                "≤10万", new String[] {"≤", "100000", ""},
                "205家", new String[] {"", "205", "家"},
                "32.81万人", new String[] {"", "328100", "人"},
                "不少于3次", new String[] {"≥", "3", "次"},
                "95%以上", new String[] {"≥", "0.95", "%"},
                "控制在4.5%以内", new String[] {"≤", "0.045", "%"},
                "效果明显", new String[] {"", "", ""},
                "2023年12月之前完成", new String[] {"", "", ""},
                "１，２００人次", new String[] {"", "1200", "人次"}));
        boolean any = false;
        for (TruthRow row : form.rows) {
            for (String side : List.of("target", "actual")) {
                Expected text = row.values.get(side + "_text");
                if (text == null || random.nextInt(3) > 0 || text.value().isEmpty() || isComposed(row, side, text)) {
                    continue;
                }
                List<String> keys = List.copyOf(pool.keySet());
                String key = keys.get(random.nextInt(keys.size()));
                String[] parts = pool.getOrDefault(key, new String[3]);
                text.ink().content = key;
                text.ink().style = Ink.Style.PLAIN;
                row.values.put(side + "_text", text.with(key));
                String[] columns = {"_operator", "_value", "_unit"};
                for (int i = 0; i < columns.length; i++) {
                    row.values.remove(side + columns[i]);
                    if (!parts[i].isEmpty()) {
                        row.values.put(side + columns[i], text.with(Scorer.canonical(parts[i])));
                    }
                }
                any = true;
            }
        }
        return any;
    }

    /** Whether a measure's operator or unit stands in a cell of its own. */
    private static boolean isComposed(TruthRow row, String side, Expected text) {
        return List.of("_operator", "_unit").stream()
                .map(column -> row.values.get(side + column))
                .anyMatch(part -> part != null && part.ink() != text.ink());
    }

    private static void each(
            FormPaper form,
            @org.jspecify.annotations.Nullable Set<String> columns,
            BiConsumer<String, Expected> action) {
        for (TruthRow row : List.copyOf(form.rows)) {
            for (Map.Entry<String, Expected> e : List.copyOf(row.values.entrySet())) {
                if (columns == null ? !e.getValue().ink().isText() : columns.contains(e.getKey())) {
                    action.accept(e.getKey(), e.getValue());
                }
            }
        }
    }
}
