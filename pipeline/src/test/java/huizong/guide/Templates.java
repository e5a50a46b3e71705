package huizong.guide;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks that readers of the guide have and the project has not. */
final class Templates {
    private static final List<List<String>> BLANK = List.of(
            List.of("2024年度公务用车运行台账"),
            List.of("填报单位：", "", "单位：万元"),
            List.of("车牌号", "燃料费", "维修费"),
            List.of("", "", ""),
            List.of("合计", "", ""));

    private Templates() {}

    /** A template nobody has mapped. */
    static void blank(Path file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            XSSFSheet sheet = workbook.createSheet("台账");
            for (int r = 0; r < BLANK.size(); r++) {
                Row row = sheet.createRow(r);
                for (int c = 0; c < BLANK.get(r).size(); c++) {
                    row.createCell(c).setCellValue(BLANK.get(r).get(c));
                }
            }
            workbook.write(out);
        }
    }

    /** A known template whose heading 收款方 was renamed. */
    static void drifted(Path sample, Path file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(sample));
                OutputStream out = Files.newOutputStream(file)) {
            for (Row row : workbook.getSheetAt(0)) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.STRING
                            && cell.getStringCellValue().strip().equals("收款方")) {
                        cell.setCellValue("收款方名称");
                    }
                }
            }
            workbook.write(out);
        }
    }
}
