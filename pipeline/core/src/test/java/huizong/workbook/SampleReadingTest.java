package huizong.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.grid.CellValue;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples, cell for cell against other readers. */
class SampleReadingTest {
    private static final Path SAMPLES = Path.of("..", "input-samples");

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(f -> f.toString().matches(".*[.]xlsx?"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void cellsAndMergesEqualPois(Path file) throws IOException {
        Workbook ours = WorkbookReader.withDefaults().read(file);
        try (var poi = WorkbookFactory.create(file.toFile(), null, true)) {
            assertThat(ours.sheets()).hasSize(poi.getNumberOfSheets());
            for (int i = 0; i < poi.getNumberOfSheets(); i++) {
                Sheet sheet = ours.sheets().get(i);
                var theirs = poi.getSheetAt(i);
                assertThat(sheet.name()).isEqualTo(theirs.getSheetName());
                assertThat(cells(sheet)).isNotEmpty().isEqualTo(poiCells(theirs));
                assertThat(sheet.merges().stream().map(Object::toString))
                        .containsExactlyInAnyOrderElementsOf(theirs.getMergedRegions().stream()
                                .map(m -> m.formatAsString())
                                .collect(Collectors.toList()));
            }
        }
    }

    @Test
    void theOldFormatSaysTheSameAsTheNewBelowTheTitle() {
        Workbook xlsx = WorkbookReader.withDefaults().read(SAMPLES.resolve("怀化市就业服务中心2023年度绩效自评.xlsx"));
        Workbook xls = WorkbookReader.withDefaults().read(SAMPLES.resolve("怀化市就业服务中心2023年度绩效自评（97-2003）.xls"));
        assertThat(xls.sheets()).hasSameSizeAs(xlsx.sheets());
        for (int i = 0; i < xls.sheets().size(); i++) {
            Map<String, String> old = cells(xls.sheets().get(i));
            Map<String, String> now = cells(xlsx.sheets().get(i));
            // The titles really differ between the two files.
            old.remove("A1");
            now.remove("A1");
            assertThat(old).as("sheet %d", i).containsExactlyInAnyOrderEntriesOf(now);
        }
    }

    private static Map<String, String> cells(Sheet sheet) {
        Map<String, String> cells = new TreeMap<>();
        for (int r = 0; r < sheet.height(); r++) {
            sheet.row(r).forEach(cell -> cells.put(cell.ref().toString(), plain(cell.value())));
        }
        return cells;
    }

    private static String plain(CellValue value) {
        if (value instanceof CellValue.Date date) { // POI and the file know it as a day's number
            return number(BigDecimal.valueOf(DateUtil.getExcelDate(date.date())));
        }
        return value instanceof CellValue.Number n ? number(n.number()) : value.shown();
    }

    private static String number(BigDecimal number) {
        return "#" + number.round(new MathContext(15)).stripTrailingZeros().toPlainString();
    }

    private static Map<String, String> poiCells(org.apache.poi.ss.usermodel.Sheet sheet) {
        Map<String, String> cells = new TreeMap<>();
        for (var row : sheet) {
            for (var cell : row) {
                CellType type =
                        cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
                if (type == CellType.NUMERIC) {
                    cells.put(cell.getAddress().toString(), number(BigDecimal.valueOf(cell.getNumericCellValue())));
                } else if (type == CellType.STRING && !cell.getStringCellValue().isEmpty()) {
                    cells.put(cell.getAddress().toString(), cell.getStringCellValue());
                }
            }
        }
        return cells;
    }
}
