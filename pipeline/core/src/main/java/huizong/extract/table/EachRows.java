package huizong.extract.table;

import huizong.extract.form.FormArea;
import huizong.extract.form.Points;
import huizong.extract.form.Role;
import huizong.extract.table.Slots.Slot;
import huizong.extract.value.Typing;
import huizong.grid.CellRef;
import huizong.grid.Region;
import huizong.mapping.HeadingBinding;
import huizong.mapping.TableBinding.Rows;
import huizong.mapping.ValueType;
import huizong.submission.Fact;
import huizong.text.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every filled row of a table: headings filled down, merged weights counted once. */
final class EachRows {
    private final TableArea table;
    private final FormArea area;
    private final Rows.Each kind;
    private final MeasureParts parts;
    private final Map<HeadingBinding, Fact> above = new LinkedHashMap<>();
    /** The points printed in what stands above, by heading. */
    private final Map<HeadingBinding, Optional<Fact>> caps = new HashMap<>();

    private final Map<HeadingBinding, Map<Region, Integer>> leaders = new HashMap<>();
    private final Map<HeadingBinding, Integer> lastLeader = new HashMap<>();
    private final Set<HeadingBinding> merged = new HashSet<>();
    private final Map<Integer, String> sectionOf = new HashMap<>();
    private int line;

    /** @param linesBefore rows the target table has already, from other printed tables of the form */
    EachRows(TableArea table, Rows.Each kind, int linesBefore) {
        this.table = table;
        this.area = table.area();
        this.kind = kind;
        this.parts = new MeasureParts(table);
        this.line = linesBefore;
    }

    /** The same table in rows further down, knowing what stands above them. */
    EachRows goOn(TableArea further) {
        EachRows next = new EachRows(further, kind, line);
        next.above.putAll(above);
        next.caps.putAll(caps);
        return next;
    }

    /** Reads all rows; returns the row that ended them. */
    int read(RowSink sink) {
        int end = table.end();
        findMerges(end);
        for (int row = table.firstDataRow(); row < end; row++) {
            if (table.isHeader(row)) {
                continue;
            }
            for (Slot slot : table.row(row)) {
                if (slot.heading().fillDown()) {
                    fillDown(slot);
                }
            }
            if (isRow(row)) {
                line++;
                sink.add(table.table(), facts(row));
            }
        }
        return end;
    }

    private void findMerges(int end) {
        if (table.header().headings().keySet().stream().allMatch(h -> h.group().isEmpty())) {
            return;
        }
        for (int row = table.firstDataRow(); row < end; row++) {
            for (Slot slot : table.row(row)) {
                if (slot.heading().group().isEmpty()) {
                    continue;
                }
                Region merge = table.merge(slot);
                if (merge.lastRow() > merge.firstRow()) {
                    merged.add(slot.heading());
                }
            }
        }
    }

    private void fillDown(Slot slot) {
        HeadingBinding heading = slot.heading();
        if (slot.isFilled() && !slot.placeholder()) {
            table.fact(slot).ifPresent(fact -> {
                Fact cleaned = cleaned(fact, heading);
                above.put(heading, cleaned);
                if (heading.cap().isPresent()) {
                    caps.put(heading, cleaned.provenance().flatMap(Points::of));
                }
                for (HeadingBinding inner : table.header().headings().keySet()) {
                    if (inner.fillDown() && isRightOf(inner, heading)) {
                        above.remove(inner);
                    }
                }
            });
        }
    }

    private boolean isRightOf(HeadingBinding inner, HeadingBinding outer) {
        return table.header().columns(inner).firstColumn()
                > table.header().columns(outer).firstColumn();
    }

    /** Whether a row says anything. One with nothing but dashes, {@code 经济效益指标 | /}, says that there is no row. */
    private boolean isRow(int row) {
        boolean filled = false;
        boolean says = false;
        List<CellRef> dashes = new ArrayList<>();
        for (Slot slot : table.row(row)) {
            HeadingBinding heading = slot.heading();
            if (!slot.isFilled() || heading.fillDown()) {
                continue;
            }
            boolean placeholder = slot.placeholder();
            if (kind.when().contains(heading.column())) {
                filled |= !placeholder;
                if (placeholder) {
                    area.claim(slot.ref(), Role.PLACEHOLDER);
                }
            }
            if (!placeholder && Typing.isDashes(slot.text())) {
                dashes.add(slot.ref());
            } else {
                says |= !placeholder;
            }
        }
        if (filled && !says) {
            dashes.forEach(ref -> area.claim(ref, Role.PLACEHOLDER));
        }
        return filled && says;
    }

    private RowFacts facts(int row) {
        RowFacts facts = new RowFacts();
        for (Slot slot : table.row(row)) {
            HeadingBinding heading = slot.heading();
            if (heading.fillDown()) {
                Optional.ofNullable(above.get(heading)).ifPresent(fact -> {
                    facts.put(heading.column(), fact);
                    heading.cap().ifPresent(cap -> facts.put(cap, caps.getOrDefault(heading, Optional.empty())));
                });
            } else if (heading.group().isPresent()) {
                shared(slot, heading, facts);
            } else if (slot.covered()) {
                if (heading.type() == ValueType.TEXT || heading.type() == ValueType.NAME) {
                    facts.put(heading.column(), table.fact(slot).map(f -> cleaned(f, heading)));
                }
            } else if (slot.isFilled() && !slot.placeholder()) {
                Optional<Fact> fact = table.fact(slot);
                if (heading.type() == ValueType.MEASURE) {
                    fact.ifPresent(f -> parts.put(facts, row, heading, slot.value(), f));
                } else {
                    facts.put(heading.column(), fact.map(f -> cleaned(f, heading)));
                }
            } else if (parts.operatorAlone(facts, row, heading)) {
                continue;
            } else if (!heading.optional()) {
                String column =
                        heading.type() == ValueType.MEASURE ? heading.columns().text() : heading.column();
                facts.put(column, area.blank(slot.ref()));
            }
        }
        return facts;
    }

    /** A value merged over several rows stands on the first row that counts; the others name that row's line. */
    private void shared(Slot slot, HeadingBinding heading, RowFacts facts) {
        String group = heading.group().orElseThrow();
        if (slot.isFilled() || slot.covered()) {
            if (slot.value().isBlank()) {
                return;
            }
            Map<Region, Integer> known = leaders.computeIfAbsent(heading, h -> new HashMap<>());
            Region merge = table.merge(slot);
            Integer leader = known.get(merge);
            if (leader == null) {
                leader = line;
                known.put(merge, leader);
                facts.put(heading.column(), table.fact(slot));
                lastLeader.put(heading, leader);
                if (!merged.contains(heading)) {
                    sectionOf.put(leader, section());
                }
            }
            facts.put(group, Fact.computed(leader));
        } else if (!merged.contains(heading) && lastLeader.containsKey(heading)) {
            int leader = lastLeader.get(heading);
            if (section().equals(sectionOf.get(leader))) {
                facts.put(group, Fact.computed(leader));
            }
        }
    }

    /** The headings filled down to the current row: where merges were lost, a weight is shared within them only. */
    private String section() {
        StringBuilder section = new StringBuilder();
        above.values().forEach(f -> section.append(f.value().orElse("")).append('\n'));
        return section.toString();
    }

    static Fact cleaned(Fact fact, HeadingBinding heading) {
        if (heading.type() != ValueType.NAME || fact.value().isEmpty()) {
            return fact;
        }
        return new Fact(Optional.of(Names.heading(fact.value().get().toString())), fact.provenance());
    }
}
