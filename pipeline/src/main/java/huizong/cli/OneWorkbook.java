package huizong.cli;

import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.workbook.UnreadableException;
import huizong.workbook.WorkbookReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A workbook named on the command line.
 *
 * @param sheet the one sheet wanted; empty: all
 */
record OneWorkbook(Workbook workbook, Optional<String> sheet) {
    /** @throws UsageException where there is no such file or sheet, or it cannot be read */
    static OneWorkbook open(Path file, Optional<String> sheet) {
        if (!Files.isRegularFile(file)) {
            throw new UsageException("没有这个文件：" + file, "no such file: " + file);
        }
        try {
            Workbook workbook = WorkbookReader.withDefaults().read(file);
            if (sheet.isPresent()
                    && workbook.sheets().stream().noneMatch(s -> s.name().equals(sheet.get()))) {
                String names = String.join(
                        "、", workbook.sheets().stream().map(Sheet::name).toList());
                throw new UsageException(
                        "没有工作表“" + sheet.get() + "”；有：" + names, "no sheet " + sheet.get() + "; there are: " + names);
            }
            return new OneWorkbook(workbook, sheet);
        } catch (UnreadableException e) {
            throw new UsageException(e.chinese(), e.english());
        }
    }

    boolean wants(Sheet candidate) {
        return sheet.isEmpty() || sheet.get().equals(candidate.name());
    }
}
