package huizong.author;

import huizong.catalog.ColumnType;
import huizong.mapping.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A table definition being drafted: columns with names that stand for the author's own. */
final class DraftTable {
    /** Names every table has already, or that would be taken for them. */
    private static final Set<String> TAKEN =
            Set.of("submission_id", "line_no", "unit_name", "unit_id", "division_code", "fiscal_year", "form_id");

    private static final Set<String> TAKEN_CHINESE =
            Set.of("填报编号", "行号", "单位名称", "单位编号", "区划代码", "年度", "表种", "填报", "预算单位");

    private record Column(String name, ColumnType type, String chinese, String comment) {}

    private final String name;
    private final String chinese;
    private final String comment;
    private final boolean one;
    private final Map<String, String> namesByChinese;
    private final List<Column> columns = new ArrayList<>();
    private final Set<String> names = new HashSet<>(TAKEN);
    private final Set<String> chineseNames = new HashSet<>(TAKEN_CHINESE);
    private int unnamed;

    /** @param namesByChinese names that columns of other tables have, by their Chinese ones */
    DraftTable(String name, String chinese, String comment, boolean one, Map<String, String> namesByChinese) {
        this.name = name;
        this.chinese = chinese;
        this.comment = comment;
        this.one = one;
        this.namesByChinese = namesByChinese;
    }

    String name() {
        return name;
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }

    /** Adds what a value of a type needs; returns the name to use in the mapping. */
    String add(String label, ValueType type) {
        String known = namesByChinese.getOrDefault(label, "");
        String wanted = type == ValueType.MEASURE && known.endsWith("_text")
                ? known.substring(0, known.length() - "_text".length())
                : known;
        String column = free(wanted, type);
        if (type == ValueType.MEASURE) {
            put(column + "_text", ColumnType.TEXT, label + "原文", label + "，原文");
            put(column + "_operator", ColumnType.TEXT, label + "符号", label + "，≥ ≤ = > <");
            put(column + "_value", ColumnType.DECIMAL, label + "数值", label + "，数值");
            put(column + "_unit", ColumnType.TEXT, label + "单位", label + "，单位");
        } else {
            put(column, columnType(type), label, label + unit(type));
        }
        return column;
    }

    /** Adds a column under a name of ours. */
    void add(String column, ColumnType type, String label, String explained) {
        names.add(column);
        put(column, type, label, explained);
    }

    private String free(String wanted, ValueType type) {
        boolean usable = !wanted.isEmpty()
                && !names.contains(wanted)
                && (type != ValueType.MEASURE || !names.contains(wanted + "_text"));
        String column = wanted;
        while (!usable) {
            column = "todo_" + ++unnamed;
            usable = !names.contains(column);
        }
        names.add(column);
        return column;
    }

    private void put(String column, ColumnType type, String label, String explained) {
        String shown = label;
        for (int n = 2; !chineseNames.add(shown); n++) {
            shown = label + n;
        }
        columns.add(new Column(column, type, shown, explained));
    }

    static ColumnType columnType(ValueType type) {
        return switch (type) {
            case INTEGER -> ColumnType.INTEGER;
            case NUMBER, AMOUNT, RATE -> ColumnType.DECIMAL;
            case DATE -> ColumnType.DATE;
            default -> ColumnType.TEXT;
        };
    }

    private static String unit(ValueType type) {
        return switch (type) {
            case AMOUNT -> "，万元";
            case RATE -> "，小数";
            default -> "";
        };
    }

    /** The file under {@code mappings/tables}. */
    String yaml() {
        StringBuilder text = new StringBuilder();
        text.append("# yaml-language-server: $schema=../tables.schema.json\n");
        text.append("# 草稿：todo_ 开头的列名请改成英文小写的正式名称（表样中同时改），chinese 是报表视图中的列名。\n");
        text.append("# Draft: give the columns named todo_… names of your own, here and in the mapping.\n");
        text.append("table: ").append(name).append('\n');
        text.append("chinese: ").append(Yaml.quoted(chinese)).append('\n');
        text.append("comment: ").append(Yaml.quoted(comment)).append('\n');
        text.append("rows: ").append(one ? "one" : "many").append('\n');
        text.append("columns:\n");
        for (Column column : columns) {
            text.append("  ")
                    .append(column.name())
                    .append(": {type: ")
                    .append(Yaml.word(column.type()))
                    .append(", chinese: ")
                    .append(Yaml.quoted(column.chinese()))
                    .append(", comment: ")
                    .append(Yaml.quoted(column.comment()))
                    .append("}\n");
        }
        return text.toString();
    }
}
