package huizong.cli;

import huizong.grid.Region;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.text.UsageException;
import huizong.workbook.WorkbookReader;
import huizong.workbook.guard.UnreadableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A workbook named on the command line.
 *
 * @param workbook with the first rows only of a sheet too long to hold
 * @param sheet the one sheet wanted; empty: all
 * @param cut how many rows such a sheet has, by its name
 */
record OneWorkbook(Workbook workbook, Optional<String> sheet, Map<String, Integer> cut) {
    /** Rows taken of a sheet too long to hold: its header and enough to see what stands below. */
    static final int HEAD = 200;

    /**
     * @param isList tells by the first rows of a long sheet whether it is taken for a list
     * @throws UsageException where there is no such file or sheet, or it cannot be read
     */
    static OneWorkbook open(Path file, Optional<String> sheet, Predicate<Sheet> isList) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("没有这个文件：" + file, "no such file: " + file);
        }
        try {
            Workbook workbook = WorkbookReader.withDefaults().read(file, isList);
            if (sheet.isPresent()
                    && workbook.sheets().stream().noneMatch(s -> s.name().equals(sheet.get()))) {
                String names = String.join(
                        "、", workbook.sheets().stream().map(Sheet::name).toList());
                throw new UsageException(
                        "没有工作表“" + sheet.get() + "”；有：" + names, "no sheet " + sheet.get() + "; there are: " + names);
            }
            Map<String, Integer> cut = new HashMap<>();
            List<Sheet> sheets = new ArrayList<>();
            for (Sheet one : workbook.sheets()) {
                if (one.longRows().isPresent()) {
                    cut.put(one.name(), one.height());
                }
                sheets.add(one.longRows().isPresent() ? head(one) : one);
            }
            return new OneWorkbook(
                    new Workbook(workbook.format(), sheets, workbook.otherTabs(), workbook.prose()), sheet, cut);
        } catch (UnreadableException e) {
            throw new UsageException(e.chinese(), e.english());
        }
    }

    /** The first rows of a long sheet, which its outline has. */
    private static Sheet head(Sheet outline) {
        Sheet.Builder head = new Sheet.Builder(outline.name(), outline.visibility());
        for (int row = outline.firstRow(); row < HEAD; row++) {
            outline.row(row).forEach(head::add);
        }
        for (Region merge : outline.merges()) {
            if (merge.firstRow() < HEAD) {
                int last = Math.min(merge.lastRow(), HEAD - 1);
                head.merge(new Region(merge.firstRow(), merge.firstColumn(), last, merge.lastColumn()));
            }
        }
        return head.build();
    }

    boolean wants(Sheet candidate) {
        return sheet.isEmpty() || sheet.get().equals(candidate.name());
    }
}
