package huizong.workbook.word;

import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.Place;
import huizong.workbook.guard.UnreadableException;
import java.util.function.Supplier;

/** What a document's tables have used of its limits so far. */
final class WordCounts {
    private final Budget budget;
    private final int longest;
    private long tables;
    private long tags;
    private long cells;
    private long columns;

    WordCounts(Budget budget) {
        this.budget = budget;
        this.longest = (int) budget.of(Limit.CELL_TEXT);
    }

    /** Characters a cell may have. */
    int longest() {
        return longest;
    }

    /** Counts a table; returns its number. */
    int table() {
        if (++tables > budget.of(Limit.SHEETS)) {
            throw UnreadableException.of(
                    "too-many-sheets",
                    "表格超过 " + budget.of(Limit.SHEETS) + " 张",
                    "it has more than " + budget.of(Limit.SHEETS) + " tables",
                    Advice.REDUCE);
        }
        return (int) tables;
    }

    void cell(String text, Supplier<Place> place) {
        if (++tags > budget.of(Limit.CELL_TAGS) || (!text.isEmpty() && ++cells > budget.of(Limit.CELLS))) {
            throw place.get().refuse("too-many-cells", "单元格过多", "too many cells", Advice.REDUCE);
        }
        if (text.length() > longest) {
            throw place.get()
                    .refuse(
                            "text-too-long",
                            "文字超过 " + longest + " 字",
                            "the text has more than " + longest + " characters",
                            Advice.CORRECT);
        }
    }

    /** Counts a paragraph. */
    void line(String text) {
        budget.text(text.length(), () -> new Place("正文", "the text"));
    }

    void columns(int by, Supplier<Place> place) {
        columns += by;
        if (columns > budget.of(Limit.ROW_WIDTHS)) {
            throw place.get().refuse("too-far-apart", "数据区域过大", "the cells lie too far apart", Advice.REDUCE);
        }
    }
}
