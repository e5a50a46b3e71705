package huizong.report.findings;

import huizong.files.AtomicFile;
import huizong.report.print.Column;
import huizong.report.print.Figure;
import huizong.report.print.ResultRow;
import huizong.text.SafeText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;

/** A printed table as CSV: UTF-8 with the mark Excel needs, and nothing that Excel would take for a formula. */
public final class CsvTable {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final List<Column> columns;
    private final long rows;
    private final Iterable<List<ResultRow>> pages;

    public CsvTable(List<Column> columns, List<ResultRow> rows) {
        this(columns, rows.size(), List.of(rows));
    }

    /** @param pages the rows, some at a time */
    public CsvTable(List<Column> columns, long rows, Iterable<List<ResultRow>> pages) {
        this.columns = columns;
        this.rows = rows;
        this.pages = pages;
    }

    public Path write(Path target) {
        return AtomicFile.write(target, this::writeTo, this::verify);
    }

    private void writeTo(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.EXCEL);
        for (Column column : columns) {
            printer.print(column.heading());
        }
        printer.println();
        for (List<ResultRow> page : pages) {
            for (ResultRow row : page) {
                List<String> fields = new ArrayList<>(columns.size());
                for (Column column : columns) {
                    fields.add(field(row.value(column.source()), column.kind()));
                }
                printer.printRecord(fields);
            }
        }
        writer.flush();
    }

    private static String field(Optional<Object> value, Column.Kind kind) {
        if (value.isEmpty()) {
            return "";
        }
        if (value.get() instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        String text = String.valueOf(value.get());
        boolean number = value.get() instanceof Number
                || kind == Column.Kind.FIGURE && Figure.parse(text).isPresent();
        return number ? text : SafeText.forCsv(text);
    }

    private void verify(Path written) throws IOException {
        try (Reader reader = Files.newBufferedReader(written, StandardCharsets.UTF_8);
                CSVParser parser = CSVFormat.EXCEL.parse(reader)) {
            long records = parser.stream().count();
            if (records != rows + 1) {
                throw new IOException(records + " records read again, " + (rows + 1) + " were written");
            }
        }
    }
}
