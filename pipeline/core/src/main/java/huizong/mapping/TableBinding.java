package huizong.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A printed table: a header, where its rows come from, and where it ends.
 *
 * @param name for messages
 * @param into the table it fills
 * @param section the label it stands below; absent: anywhere in the form
 * @param blocks where the table is printed several times, what stands at the head of each
 * @param headingRows how many rows the header may take
 * @param rows what makes a row
 * @param until labels that end it
 * @param placeholders texts printed in its rows that are no data, like {@code 指标1：}
 * @param last labels of its last row, where it has one
 * @param totals the row of totals behind it, and where its figures go, by heading column
 * @param totalLabels labels of that row
 * @param constants columns that get a fixed text
 */
public record TableBinding(
        String name,
        String into,
        Optional<Anchor> section,
        Optional<Blocks> blocks,
        int headingRows,
        List<HeadingBinding> headings,
        Rows rows,
        Optional<Anchor> until,
        Optional<Anchor> placeholders,
        Optional<Anchor> last,
        Optional<Anchor> totalLabels,
        Map<String, Target> totals,
        Map<String, String> constants,
        String where) {
    public TableBinding {
        headings = List.copyOf(headings);
        totals = Collections.unmodifiableMap(new LinkedHashMap<>(totals));
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    }

    /**
     * The same table printed several times, each time with its own header: below or beside {@code 年度绩效目标1（40分）},
     * {@code 年度绩效目标2（40分）}.
     *
     * @param label what stands at the head of each block
     * @param name the column that gets the block's name
     * @param cap the column that gets the points printed in it
     */
    public record Blocks(Anchor label, Optional<String> name, Optional<String> cap) {}

    /** Whether it may have more rows than memory holds. */
    public boolean isList() {
        return rows instanceof Rows.Each each && each.list();
    }

    /** What makes a row. */
    public sealed interface Rows {
        /**
         * Every row in which one of some columns is filled.
         *
         * @param list whether there may be more rows than memory holds, so that they are read piece by piece
         */
        record Each(List<String> when, boolean list) implements Rows {}

        /**
         * Rows with known labels in front.
         *
         * @param byLabel the lines by those labels
         */
        record Lines(String codeColumn, String nameColumn, List<LineBinding> lines, LabelIndex<LineBinding> byLabel)
                implements Rows {
            public Lines(String codeColumn, String nameColumn, List<LineBinding> lines) {
                this(codeColumn, nameColumn, List.copyOf(lines), new LabelIndex<>(lines, LineBinding::anchor));
            }

            /** Whether rows may stand between the lines that carry names of their own. */
            public boolean hasItems() {
                return lines.stream().anyMatch(line -> line.items().isPresent());
            }
        }

        /** A row for each filled figure: the heading's code and the figure, beside the row's texts. */
        record Unpivot(String codeColumn, String valueColumn, List<String> keys) implements Rows {}

        /** A row for each cell below a heading that says {@code name：amount}. */
        record Pairs(String nameColumn, String valueColumn, String headingColumn) implements Rows {}
    }
}
