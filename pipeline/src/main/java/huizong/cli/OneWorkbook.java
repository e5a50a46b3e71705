package huizong.cli;

import huizong.grid.LongRows;
import huizong.grid.LongRows.Piece;
import huizong.grid.Region;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.workbook.UnreadableException;
import huizong.workbook.WorkbookReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** @throws UsageException where there is no such file or sheet, or it cannot be read */
    static OneWorkbook open(Path file, Optional<String> sheet) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("没有这个文件：" + file, "no such file: " + file);
        }
        try {
            Workbook workbook = WorkbookReader.withDefaults().read(file, head -> true);
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
                Optional<Sheet> head = one.longRows().map(rows -> head(one, rows));
                head.ifPresent(h -> cut.put(one.name(), one.height()));
                sheets.add(head.orElse(one));
            }
            return new OneWorkbook(new Workbook(workbook.format(), sheets), sheet, cut);
        } catch (UnreadableException e) {
            throw new UsageException(e.chinese(), e.english());
        }
    }

    private static Sheet head(Sheet outline, LongRows rows) {
        Sheet.Builder head = new Sheet.Builder(outline.name(), outline.visibility());
        try {
            rows.each(piece -> take(piece, head));
        } catch (EnoughException e) {
            return head.build();
        }
        return head.build();
    }

    /** Ends the reading of a long sheet. */
    private static final class EnoughException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static void take(Piece piece, Sheet.Builder head) {
        for (int row = piece.firstRow(); row <= Math.min(piece.lastRow(), HEAD - 1); row++) {
            piece.sheet().row(row).forEach(head::add);
        }
        for (Region merge : piece.sheet().merges()) {
            if (merge.firstRow() < HEAD) {
                int last = Math.min(merge.lastRow(), HEAD - 1);
                head.merge(new Region(merge.firstRow(), merge.firstColumn(), last, merge.lastColumn()));
            }
        }
        if (piece.lastRow() >= HEAD - 1) {
            throw new EnoughException();
        }
    }

    boolean wants(Sheet candidate) {
        return sheet.isEmpty() || sheet.get().equals(candidate.name());
    }
}
