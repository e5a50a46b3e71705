package huizong.returns;

import huizong.consolidate.Explanations.Returned;
import huizong.grid.Cell;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.text.UsageException;
import huizong.workbook.WorkbookReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An anomaly list that came back: the lines with something in their 说明 column. */
public final class ReturnedList {
    private static final String CODE = "核对码";
    private static final String EXPLANATION = "说明";
    private static final String RULE = "规则";
    private static final String UNIT = "单位";

    private ReturnedList() {}

    /**
     * The lines of all sheets that have the list's headings, wherever these stand.
     *
     * @throws UsageException where no sheet has them
     * @throws huizong.workbook.guard.UnreadableException where the file is no workbook that can be read
     */
    public static List<Returned> read(Path file) {
        Workbook workbook = WorkbookReader.withDefaults().read(file);
        List<Returned> lines = new ArrayList<>();
        boolean found = false;
        for (Sheet sheet : workbook.sheets()) {
            Map<String, Integer> columns = Map.of();
            for (int r = 0; r < sheet.height(); r++) {
                Map<String, Integer> headings = headings(sheet, r);
                if (headings.keySet().containsAll(List.of(CODE, EXPLANATION, RULE, UNIT))) {
                    columns = headings;
                    found = true;
                } else if (!columns.isEmpty()) {
                    String explanation = text(sheet, r, columns, EXPLANATION);
                    if (!explanation.isEmpty()) {
                        lines.add(new Returned(
                                text(sheet, r, columns, CODE),
                                text(sheet, r, columns, RULE),
                                text(sheet, r, columns, UNIT),
                                explanation,
                                String.valueOf(file.getFileName()),
                                sheet.name(),
                                r + 1));
                    }
                }
            }
        }
        if (!found) {
            throw new UsageException(
                    file + " 不是异常清单：没有“核对码”“说明”“规则”“单位”四栏。请导入本程序写出并由单位填回的异常清单",
                    file + " is no anomaly list: it lacks the columns 核对码, 说明, 规则, 单位");
        }
        return lines;
    }

    private static Map<String, Integer> headings(Sheet sheet, int row) {
        Map<String, Integer> headings = new HashMap<>();
        for (Cell cell : sheet.row(row)) {
            headings.putIfAbsent(cell.value().shown().strip(), cell.ref().column());
        }
        return headings;
    }

    private static String text(Sheet sheet, int row, Map<String, Integer> columns, String column) {
        return sheet.at(row, columns.getOrDefault(column, 0)).shown().strip();
    }
}
