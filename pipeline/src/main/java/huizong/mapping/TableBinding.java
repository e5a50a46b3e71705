package huizong.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A printed table: a header, where its rows come from, and where it ends.
 *
 * @param name for messages
 * @param into the table it fills
 * @param section the label it stands below; absent: anywhere in the form
 * @param headingRows how many rows the header may take
 * @param rows what makes a row
 * @param until labels that end it
 * @param last labels of its last row, where it has one
 * @param totals the row of totals behind it, and where its figures go, by heading column
 * @param totalLabels labels of that row
 * @param constants columns that get a fixed text
 */
public record TableBinding(
        String name,
        String into,
        Optional<Anchor> section,
        int headingRows,
        List<HeadingBinding> headings,
        Rows rows,
        Optional<Anchor> until,
        Optional<Anchor> last,
        Optional<Anchor> totalLabels,
        Map<String, Target> totals,
        Map<String, String> constants,
        String where) {
    public TableBinding {
        headings = List.copyOf(headings);
        totals = Map.copyOf(totals);
        constants = Map.copyOf(constants);
    }

    /** What makes a row. */
    public sealed interface Rows {
        /** Every row in which one of some columns is filled. */
        record Each(List<String> when) implements Rows {}

        /** Rows with known labels in front. */
        record Lines(String codeColumn, String nameColumn, List<LineBinding> lines) implements Rows {}

        /** A row for each filled figure: the heading's code and the figure, beside the row's texts. */
        record Unpivot(String codeColumn, String valueColumn, List<String> keys) implements Rows {}

        /** A row for each cell below a heading that says {@code name：amount}. */
        record Pairs(String nameColumn, String valueColumn, String headingColumn) implements Rows {}
    }
}
