package huizong.workbook.word;

import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.word.Block.Line;
import huizong.workbook.word.TableBuilder.Merge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;

/** One table of a .doc, held against the marks in its text: where they disagree, the document is refused. */
final class DocTable {
    /** Edges of cells this close are one, in twentieths of a point: rows are drawn to the nearest one or two. */
    private static final int NEAR = 12;

    private final org.apache.poi.hwpf.usermodel.Table table;
    private final DocText text;
    private final WordCounts counts;
    private final int number;
    private final TableBuilder builder;
    private final List<Integer> edges;

    /** @param first the table's first paragraph */
    DocTable(Range story, Paragraph first, DocText text, WordCounts counts, Budget budget) {
        this.text = text;
        this.counts = counts;
        this.number = counts.table();
        this.builder = new TableBuilder(number, counts, budget);
        try {
            this.table = story.getTable(first);
        } catch (IllegalArgumentException e) {
            throw unclear("表格的边界不清", "it is not clear where it begins");
        }
        this.edges = edges();
    }

    /** How many paragraphs it takes up. */
    int paragraphs() {
        return table.numParagraphs();
    }

    List<Block> read() {
        int paragraphs = 0;
        List<Block> only = new ArrayList<>();
        int cells = 0;
        for (int r = 0; r < table.numRows(); r++) {
            TableRow row = table.getRow(r);
            check(row);
            paragraphs += row.numParagraphs();
            if (row.numCells() > 0) {
                builder.row(column(row.getCell(0).getLeftEdge()));
            }
            for (int c = 0; c < row.numCells(); c++) {
                TableCell cell = row.getCell(c);
                List<Line> lines = lines(cell);
                if (++cells == 1) {
                    only.addAll(lines);
                }
                int left = column(cell.getLeftEdge());
                int right = column(cell.getLeftEdge() + cell.getWidth());
                builder.cell(Math.max(1, right - left), merge(cell), TableBuilder.text(lines), 0);
            }
        }
        if (paragraphs != table.numParagraphs()) {
            throw unclear("有的行没有结束标记", "a row of it has no end");
        }
        return table.numRows() == 1 && cells == 1 ? only : List.of(builder.build());
    }

    /** Each cell that the text has an end of must be one of the row's cells, at the table's own level. */
    private void check(TableRow row) {
        int ends = 0;
        for (int i = 0; i < row.numParagraphs(); i++) {
            Paragraph paragraph = row.getParagraph(i);
            if (paragraph.getTableLevel() > 1) {
                throw unclear("单元格里又有表格", "a cell holds another table");
            }
            if (paragraph.text().endsWith("\u0007") && !paragraph.isTableRowEnd()) {
                ends++;
            }
            for (int k = 0; k < paragraph.numCharacterRuns(); k++) {
                CharacterRun run = paragraph.getCharacterRun(k);
                if (run.isMarkedDeleted()
                        && (run.text().indexOf('\r') >= 0 || run.text().indexOf('\u0007') >= 0)) {
                    throw builder.here()
                            .refuse(
                                    "tracked-cells",
                                    "有尚未接受的整行、整格或换行的删除修订",
                                    "rows, cells or line ends were deleted in changes not yet accepted",
                                    Advice.ACCEPT_CHANGES);
                }
            }
        }
        if (ends != row.numCells()) {
            throw unclear("行内单元格数与记载不符", "a row has another number of cells than it says");
        }
    }

    private List<Line> lines(TableCell cell) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < cell.numParagraphs(); i++) {
            Line line = text.line(cell.getParagraph(i));
            counts.line(line.text());
            lines.add(line);
        }
        return lines;
    }

    private static Merge merge(TableCell cell) {
        if (cell.isMerged() && !cell.isFirstMerged()) {
            return Merge.BEFORE;
        }
        return cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged() ? Merge.ABOVE : Merge.NONE;
    }

    private List<Integer> edges() {
        TreeSet<Integer> all = new TreeSet<>();
        for (int r = 0; r < table.numRows(); r++) {
            TableRow row = table.getRow(r);
            for (int c = 0; c < row.numCells(); c++) {
                all.add(row.getCell(c).getLeftEdge());
                all.add(row.getCell(c).getLeftEdge() + row.getCell(c).getWidth());
            }
        }
        List<Integer> apart = new ArrayList<>();
        for (int edge : all) {
            if (apart.isEmpty() || edge - apart.get(apart.size() - 1) > NEAR) {
                apart.add(edge);
            }
        }
        for (int i = 1; i < apart.size(); i++) {
            builder.width(apart.get(i) - apart.get(i - 1));
        }
        return apart;
    }

    /** The column that begins at an edge. */
    private int column(int edge) {
        int column = 0;
        while (column + 1 < edges.size() && edges.get(column + 1) <= edge) {
            column++;
        }
        return column;
    }

    private UnreadableException unclear(String chinese, String english) {
        return DocReader.unclear(Optional.of(number), chinese, english);
    }
}
