package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.author.Example;
import huizong.extract.Extractor;
import huizong.extract.Outcome;
import huizong.grid.Cell;
import huizong.grid.CellValue;
import huizong.grid.Region;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.ingest.Workspace;
import huizong.workbook.WorkbookReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples beside the mappings, written out as .xlsx and .xls and read back through the real readers. */
class ExamplesTest {
    private static final Workspace WORKSPACE = Workspace.open(Samples.MAPPINGS);
    private static final Extractor EXTRACTOR = new Extractor(WORKSPACE.mappings(), WORKSPACE.registry());

    @TempDir
    Path folder;

    static Stream<Example> examples() {
        return Example.in(Samples.MAPPINGS).stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExampleReadsTheSameFromXlsxAndXls(Example example) throws Exception {
        huizong.grid.Workbook drawn = example.workbook();
        assertThat(drawn.sheets()).isNotEmpty();
        assertThat(read(example, drawn, new XSSFWorkbook(), ".xlsx")).isEmpty();
        if (!hasUncomputed(drawn)) { // POI cannot write an .xls formula without a stored result
            assertThat(read(example, drawn, new HSSFWorkbook(), ".xls")).isEmpty();
        }
    }

    private List<String> read(Example example, huizong.grid.Workbook drawn, Workbook empty, String ending)
            throws IOException {
        Path file = folder.resolve("drawn" + ending);
        try (Workbook workbook = empty;
                OutputStream out = Files.newOutputStream(file)) {
            for (Sheet sheet : drawn.sheets()) {
                write(sheet, workbook);
            }
            workbook.write(out);
        }
        huizong.grid.Workbook back = WorkbookReader.withDefaults().read(file);
        return example.expected().differences(Outcome.of(EXTRACTOR.extract(back, example.source())));
    }

    private static boolean hasUncomputed(huizong.grid.Workbook drawn) {
        return drawn.sheets().stream().anyMatch(s -> Stream.iterate(0, r -> r < s.height(), r -> r + 1)
                .flatMap(r -> s.row(r).stream())
                .anyMatch(c -> c.value() instanceof CellValue.Uncomputed));
    }

    private static void write(Sheet sheet, Workbook workbook) {
        var target = workbook.createSheet(sheet.name());
        CreationHelper helper = workbook.getCreationHelper();
        CellStyle percent = workbook.createCellStyle();
        percent.setDataFormat(helper.createDataFormat().getFormat("0.00%"));
        CellStyle date = workbook.createCellStyle();
        date.setDataFormat(helper.createDataFormat().getFormat("yyyy-mm-dd"));
        for (int r = 0; r < sheet.height(); r++) {
            Row row = target.createRow(r);
            for (Cell cell : sheet.row(r)) {
                var to = row.createCell(cell.ref().column());
                if (cell.value() instanceof CellValue.Text text) {
                    to.setCellValue(text.text());
                } else if (cell.value() instanceof CellValue.Number number) {
                    to.setCellValue(number.number().doubleValue());
                    if (number.percent()) {
                        to.setCellStyle(percent);
                    }
                } else if (cell.value() instanceof CellValue.Date day) {
                    to.setCellValue(day.date());
                    to.setCellStyle(date);
                } else if (cell.value() instanceof CellValue.Fault fault) {
                    to.setCellErrorValue(FormulaError.forString(fault.code()).getCode());
                } else if (cell.value() instanceof CellValue.Uncomputed formula) {
                    to.setCellFormula(formula.formula());
                }
            }
        }
        for (Region merge : sheet.merges()) {
            target.addMergedRegionUnsafe(
                    new CellRangeAddress(merge.firstRow(), merge.lastRow(), merge.firstColumn(), merge.lastColumn()));
        }
        if (sheet.visibility() == Visibility.HIDDEN) {
            workbook.setSheetVisibility(workbook.getSheetIndex(sheet.name()), SheetVisibility.HIDDEN);
        }
    }

    @Test
    void everyTemplateHasAnExampleThatReadsAsThatForm() {
        for (var form : WORKSPACE.mappings().forms()) {
            assertThat(examples())
                    .as(form.formId() + "/" + form.template())
                    .anyMatch(e -> e.name().startsWith(form.formId() + "/" + form.template() + "/")
                            && e.expected().facts().stream()
                                    .anyMatch(f -> f.get(3).equals("form_id")
                                            && f.get(4).equals(form.formId())));
        }
    }

    @Test
    void theCommandShowsWhatDiffersAndFails() throws Exception {
        Path mappings = folder.resolve("mappings");
        try (Stream<Path> files = Files.walk(Samples.MAPPINGS)) {
            for (Path file : files.toList()) {
                Path copy = mappings.resolve(Samples.MAPPINGS.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        String[] command = {"mappings", "test", "--mappings", mappings.toString(), "--lang=en", "fund_use_detail"};
        assertThat(Samples.huizong(command).status()).isZero();
        Path mapping = mappings.resolve("forms/fund_use_detail/wangcheng-2020.yaml");
        Files.writeString(mapping, Files.readString(mapping).replace("amount: {label: [金额]", "amount: {label: [数额]"));
        Samples.Run broken = Samples.huizong(command);
        assertThat(broken.status()).isEqualTo(2);
        assertThat(broken.out())
                .contains("FAIL  fund_use_detail/wangcheng-2020/standard")
                .contains("- [1] fund_use[1].amount = 150 @C4")
                .contains("+ read-anchor-missing error");
    }
}
