package huizong.workbook.text;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.LongRows;
import huizong.grid.LongRows.Piece;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.grid.Workbook;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.Limits;
import huizong.workbook.guard.Place;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.stream.CellSink;
import huizong.workbook.stream.Outline;
import huizong.workbook.stream.Pieces;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads text with a delimiter between its fields as a workbook of one sheet; every cell is text. */
public final class CsvReader {
    /** Characters by which the delimiter and the decimal sign are told. */
    private static final int SAMPLE = 1 << 16;

    /** Lines that would be a table if anything separated their fields. */
    private static final int TABLE = 3;

    private final Limits limits;
    private final Budget budget;

    public CsvReader(Limits limits) {
        this.limits = limits;
        this.budget = new Budget(limits);
    }

    /** Reads the text whole. */
    public Workbook read(Path file) throws IOException {
        Sheet.Builder sheet = builder(file);
        read(file, sheet::add);
        return workbook(sheet);
    }

    /**
     * Reads a long list as an outline.
     *
     * @param rows all its rows, by its outline
     * @return empty where its head is that of no list
     */
    public Optional<Workbook> list(Path file, Predicate<Sheet> isList, Function<Sheet, LongRows> rows)
            throws IOException {
        Sheet.Builder head = builder(file);
        read(file, Outline.headOf(head));
        if (!isList.test(head.build())) {
            return Optional.empty();
        }
        Sheet.Builder sheet = builder(file);
        Outline outline = Outline.of(sheet);
        read(file, outline);
        outline.finish();
        return Optional.of(workbook(sheet.longRows(rows.apply(sheet.build()))));
    }

    /** Hands over all rows once more. */
    public void pieces(Path file, Sheet outline, Consumer<Piece> piece) throws IOException {
        Pieces pieces = new Pieces(outline, piece);
        read(file, pieces);
        pieces.finish();
    }

    private static Workbook workbook(Sheet.Builder sheet) {
        return new Workbook(Workbook.Format.CSV, List.of(sheet.build()));
    }

    private static Sheet.Builder builder(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return new Sheet.Builder(dot > 0 ? name.substring(0, dot) : name, Visibility.VISIBLE);
    }

    private void read(Path file, CellSink sink) throws IOException {
        Charset charset = TextEncoding.of(file);
        String sample = sample(file, charset);
        Optional<Delimiter> stated = Delimiter.stated(sample);
        Delimiter delimiter = stated.orElseGet(() -> guess(file, sample));
        DecimalSign decimals = DecimalSign.of(sample, delimiter);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter.character())
                .setIgnoreEmptyLines(false)
                .get();
        int row = stated.isPresent() ? -1 : 0;
        long cells = 0;
        try (QuoteWatch reader = new QuoteWatch(
                        TextEncoding.open(file, charset), delimiter.character(), 2 * (int) limits.of(Limit.CELL_TEXT));
                CSVParser parser = CSVParser.parse(reader, format)) {
            try {
                for (CSVRecord record : parser) {
                    for (int c = 0; c < record.size() && row >= 0; c++) {
                        if (row >= CellRef.MAX_ROWS || c >= CellRef.MAX_COLUMNS || cells >= limits.of(Limit.CELLS)) {
                            throw bad("too-many-cells", row, "单元格过多", "too many cells");
                        }
                        String value = record.get(c);
                        if (value.length() > limits.of(Limit.CELL_TEXT)) {
                            throw bad(
                                    "text-too-long",
                                    row,
                                    "一格文字过长，可能缺少引号",
                                    "a field is too long; a quote may be missing");
                        }
                        if (!value.isEmpty()) {
                            int line = row;
                            budget.text(value.length(), () -> Place.ofLine(line));
                            sink.add(new Cell(new CellRef(row, c), decimals.value(value), false));
                            cells++;
                        }
                    }
                    row++;
                    budget.time();
                    if (sink.isFull()) {
                        return;
                    }
                }
            } catch (UncheckedIOException e) {
                throw reader.quotesMatch()
                        ? wrongDelimiter(row, delimiter)
                        : bad("damaged-csv", row, "引号不成对", "quotes do not match");
            }
        }
    }

    private static String sample(Path file, Charset charset) throws IOException {
        char[] sample = new char[SAMPLE];
        int length = 0;
        try (Reader reader = TextEncoding.open(file, charset)) {
            for (int n = 0; n >= 0 && length < SAMPLE; n = reader.read(sample, length, SAMPLE - length)) {
                length += n;
            }
        }
        String text = new String(sample, 0, length);
        int last = text.lastIndexOf('\n');
        return length == SAMPLE && last > 0 ? text.substring(0, last) : text;
    }

    /** One column of lines is no table: what separates its fields is something we do not know. */
    private static Delimiter guess(Path file, String sample) {
        if (String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".tsv") && sample.indexOf('\t') >= 0) {
            return Delimiter.TAB;
        }
        Optional<Delimiter> found = Delimiter.of(sample);
        if (found.isEmpty() && sample.lines().filter(l -> !l.isBlank()).count() >= TABLE) {
            throw UnreadableException.of(
                    "unknown-delimiter",
                    "找不到分列的符号（试过制表符、竖线、分号、逗号），所有内容都在一列里",
                    "nothing separates its fields (tab, bar, semicolon and comma were tried); all of it is one column",
                    Advice.SAVE_AGAIN);
        }
        return found.orElse(Delimiter.COMMA);
    }

    private static UnreadableException wrongDelimiter(int row, Delimiter tried) {
        return bad(
                "unknown-delimiter",
                row,
                "按" + tried.chinese() + "分列读不通：引号之后还有文字",
                "read with " + tried.english() + " between its fields, text stands behind a closing quote");
    }

    private static UnreadableException bad(String code, int row, String chinese, String english) {
        return Place.ofLine(row).refuse(code, chinese, english, Advice.CORRECT);
    }
}
