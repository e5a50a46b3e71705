package huizong.author;

import huizong.author.Block.Field;
import huizong.author.Block.Grid;
import huizong.author.Block.Leaf;
import huizong.author.Block.Section;
import huizong.author.Block.Text;
import huizong.grid.Label;
import huizong.grid.Sheet;
import huizong.mapping.MoneyUnit;
import huizong.mapping.ValueType;
import huizong.mapping.yaml.Mappings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Drafts a mapping from a template nobody has described yet, blank or filled in. What labels of known templates mean
 * is taken over for the filing itself (unit, project, who filled it in); every other value gets a column of a draft
 * table, named after the same label in other tables or {@code todo_1}, {@code todo_2} ….
 */
public final class Inference {
    private static final int MOST_REQUIRED = 4;
    private static final int LONGEST_FURNITURE = 40;
    private static final Pattern UNIT = Pattern.compile("(?:填报|预算|申报|报送)?(?:单位|部门|部门\\(单位\\))(?:名称|全称)|(?:填报|申报|报送)单位");
    private static final Pattern PROJECT = Pattern.compile("项目(?:支出)?名称");

    private record Meaning(String target, ValueType type) {}

    private final Mappings known;
    private final Map<String, String> namesByChinese = new HashMap<>();

    public Inference(Mappings known) {
        this.known = known;
        known.tables().tables().forEach(t -> t.columns()
                .forEach(c -> namesByChinese.putIfAbsent(c.chineseName(), c.name())));
    }

    /**
     * The draft for the form on a sheet.
     *
     * @param form the id the form shall have, lower-case letters, digits and {@code _}
     * @param template this template's name
     * @param source the file and sheet, for a comment; empty draft where the sheet holds no label
     */
    public Optional<Draft> draft(Sheet sheet, String form, String template, String source) {
        PrintedSheet printed = new PrintedSheet(sheet);
        Layout layout = new Layout(printed);
        List<Block> blocks = layout.blocks();
        if (blocks.stream().noneMatch(b -> b instanceof Field || b instanceof Grid)) {
            return Optional.empty();
        }
        AnchorWording wording = new AnchorWording(labels(layout.title(), blocks));
        String title = layout.title().map(PrintedCell::text).orElse(sheet.name());
        Optional<MoneyUnit> money = money(printed);
        Writer writer = new Writer(form, title, wording, new TypeInference(money.isPresent()), printed);
        writer.blocks(blocks);
        StringBuilder text = new StringBuilder();
        text.append("# yaml-language-server: $schema=../../forms.schema.json\n");
        text.append("# 草稿，由 ").append(source).append(" 推出：请逐项核对，并把 todo_ 开头的列名改成正式名称。\n");
        text.append("# Draft from a template: check every line, and give the columns named todo_… their names.\n");
        text.append("form: ").append(form).append('\n');
        text.append("template: ").append(template).append('\n');
        text.append("version: 1\n");
        String name = AnchorWording.title(title).replace("*", "");
        text.append("name: ").append(Yaml.quoted(name)).append('\n');
        text.append("title: ").append(Yaml.quoted(AnchorWording.title(title))).append('\n');
        text.append("requires:\n");
        required(blocks, wording, printed)
                .forEach(l -> text.append("  - ").append(Yaml.list(List.of(l))).append('\n'));
        text.append("money: ").append(money.orElse(MoneyUnit.WAN).word()).append('\n');
        text.append(writer.fields());
        text.append(writer.tables());
        text.append(writer.furniture());
        Map<String, String> files = new LinkedHashMap<>();
        files.put("forms/" + form + "/" + template + ".yaml", text.toString());
        writer.definitions().forEach(t -> files.put("tables/" + t.name() + ".yaml", t.yaml()));
        return Optional.of(new Draft(files));
    }

    private static List<PrintedCell> labels(Optional<PrintedCell> title, List<Block> blocks) {
        List<PrintedCell> labels = new ArrayList<>(title.stream().toList());
        for (Block block : blocks) {
            if (block instanceof Field f && !f.where().equals("inside")) {
                labels.add(f.cell());
            } else if (block instanceof Grid g) {
                g.leaves().forEach(l -> labels.add(l.cell()));
                labels.addAll(g.parents());
            } else if (block instanceof Section s) {
                labels.add(s.cell());
            }
        }
        return labels;
    }

    /** The unit of money the template states for itself, or that most of its labels name. */
    private static Optional<MoneyUnit> money(PrintedSheet sheet) {
        Map<MoneyUnit, Integer> said = new HashMap<>();
        for (int r = 0; r < sheet.height(); r++) {
            for (PrintedCell cell : sheet.row(r)) {
                String text = cell.label().full();
                Optional<MoneyUnit> whole = MoneyUnit.ofForm(text);
                if (whole.isPresent()) {
                    return whole;
                }
                MoneyUnit.statedIn(text).ifPresent(unit -> said.merge(unit, 1, Integer::sum));
            }
        }
        return said.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    /** A few labels no such form can lack: of each table the first heading, then single values. */
    private static List<String> required(List<Block> blocks, AnchorWording wording, PrintedSheet sheet) {
        Set<String> chosen = new LinkedHashSet<>();
        Stream<PrintedCell> headings = blocks.stream()
                .filter(Grid.class::isInstance)
                .map(Grid.class::cast)
                .flatMap(g -> Stream.concat(
                        g.leaves().stream()
                                .map(Leaf::cell)
                                .filter(sheet::isUnique)
                                .limit(2),
                        g.leaves().stream().map(Leaf::cell).limit(1)));
        Stream<PrintedCell> single = blocks.stream()
                .filter(Field.class::isInstance)
                .map(Field.class::cast)
                .filter(f -> !f.where().equals("inside"))
                .map(Field::cell);
        Stream.concat(headings, single)
                .map(c -> wording.label(c.text()))
                .filter(l -> chosen.size() < MOST_REQUIRED)
                .forEach(chosen::add);
        if (chosen.isEmpty()) {
            blocks.stream()
                    .filter(Field.class::isInstance)
                    .map(b -> wording.label(((Field) b).name()) + "*")
                    .limit(MOST_REQUIRED)
                    .forEach(chosen::add);
        }
        return List.copyOf(chosen);
    }

    /** What a label means in known templates, or by itself, as far as it concerns the filing as a whole. */
    private Optional<Meaning> known(String label) {
        Label wanted = Label.of(label);
        Optional<Meaning> learned = known.forms().stream()
                .flatMap(f -> f.fields().stream())
                .filter(f -> f.target().table().equals("submission"))
                .filter(f -> f.anchor().matches(wanted, OptionalInt.empty()))
                .map(f -> new Meaning(f.target().toString(), f.type()))
                .findFirst();
        if (learned.isPresent()) {
            return learned;
        }
        if (UNIT.matcher(wanted.core()).matches()) {
            return Optional.of(new Meaning("submission.unit_name", ValueType.TEXT));
        }
        return PROJECT.matcher(wanted.core()).matches()
                ? Optional.of(new Meaning("submission.project_name", ValueType.TEXT))
                : Optional.empty();
    }

    /** Writes the parts of one mapping, and the tables they fill. */
    private final class Writer {
        private final String form;
        private final AnchorWording wording;
        private final TypeInference guess;
        private final PrintedSheet sheet;
        private final String name;
        private final DraftTable head;
        private final List<DraftTable> definitions = new ArrayList<>();
        private final StringBuilder fields = new StringBuilder();
        private final StringBuilder tables = new StringBuilder();
        private final Set<String> furniture = new LinkedHashSet<>();
        private final Set<String> anchored = new LinkedHashSet<>();
        private final Set<String> targets = new LinkedHashSet<>();
        private Optional<PrintedCell> section = Optional.empty();

        Writer(String form, String title, AnchorWording wording, TypeInference guess, PrintedSheet sheet) {
            this.form = form;
            this.wording = wording;
            this.guess = guess;
            this.sheet = sheet;
            this.name = AnchorWording.chinese(AnchorWording.title(title));
            this.head = new DraftTable(form, name, name + "中的单项数据，一份一行", true, namesByChinese);
        }

        void blocks(List<Block> blocks) {
            for (Block block : blocks) {
                if (block instanceof Field field) {
                    field(field);
                } else if (block instanceof Grid grid) {
                    grid(grid);
                    section = Optional.empty();
                } else if (block instanceof Section s) {
                    section = Optional.of(s.cell());
                    print(s.cell());
                } else if (block instanceof Text text) {
                    print(text.cell());
                }
            }
        }

        private void print(PrintedCell cell) {
            if (cell.text().length() <= Label.MAX_LENGTH && !cell.isFigure() && !cell.isMarker()) {
                String label = wording.label(cell.text());
                if (label.startsWith("说明")) {
                    furniture.add("说明*");
                } else if (!label.isBlank() && label.length() <= LONGEST_FURNITURE) {
                    furniture.add(label);
                }
            }
        }

        private void field(Field field) {
            String label = wording.label(field.name());
            if (label.isBlank() || !anchored.add(label)) {
                return;
            }
            Optional<Meaning> meaning = known(field.name()).filter(m -> targets.add(m.target()));
            ValueType type = meaning.map(Meaning::type).orElseGet(() -> type(field, label));
            String target =
                    meaning.map(Meaning::target).orElseGet(() -> form + "." + head.add(AnchorWording.chinese(label), type));
            String sample = field.samples().isEmpty()
                    ? field.inside()
                    : field.samples().get(0).text();
            fields.append("  ").append(target).append(": {anchor: ").append(Yaml.list(List.of(label)));
            if (!field.where().equals("right")) {
                fields.append(", value: ").append(field.where());
            }
            if (type != ValueType.TEXT) {
                fields.append(", type: ").append(Yaml.word(type));
            }
            if (field.where().equals("inside")) {
                fields.append(", optional: true");
            }
            fields.append("} ")
                    .append(Yaml.comment(field.cell().cell().ref() + " " + sample))
                    .append('\n');
        }

        private ValueType type(Field field, String label) {
            if (!field.inside().isEmpty()) {
                boolean figure = field.inside().matches("[0-9０-９][0-9０-９,，.．]*(万元|元|亿元)?");
                boolean percent = field.inside().matches("[0-9.]+[%％]");
                ValueType guessed = guess.of(label, List.of());
                return percent
                        ? ValueType.RATE
                        : figure
                                ? (guessed == ValueType.NUMBER || guessed == ValueType.INTEGER
                                        ? ValueType.NUMBER
                                        : ValueType.AMOUNT)
                                : guessed == ValueType.DATE ? ValueType.DATE : ValueType.TEXT;
            }
            ValueType guessed = guess.of(field.cell().text(), field.samples());
            return guessed == ValueType.MEASURE ? ValueType.TEXT : guessed;
        }

        private void grid(Grid grid) {
            int number = definitions.size() + 1;
            DraftTable table = new DraftTable(
                    form + "_" + number, name + "表" + number, name + "中的一张表，一行一条", false, namesByChinese);
            definitions.add(table);
            GridText text = new GridText(grid, wording, guess, sheet, head, table, form);
            tables.append(text.yaml(section));
            furniture.addAll(text.furniture());
        }

        String fields() {
            return fields.isEmpty() ? "" : "fields:\n" + fields;
        }

        String tables() {
            return tables.isEmpty() ? "" : "tables:\n" + tables;
        }

        String furniture() {
            StringBuilder out = new StringBuilder();
            furniture.forEach(f -> out.append("  - ").append(Yaml.quoted(f)).append('\n'));
            return out.isEmpty() ? "" : "furniture:\n" + out;
        }

        List<DraftTable> definitions() {
            List<DraftTable> all = new ArrayList<>(definitions);
            if (!head.isEmpty()) {
                all.add(0, head);
            }
            return all;
        }
    }
}
