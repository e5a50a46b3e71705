package huizong.workbook.text;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

/** Reads comma- or tab-separated text as a workbook of one sheet; every cell is text. */
public final class CsvReader {
    private static final int FIRST_LINE = 8_192;

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
        String name = String.valueOf(file.getFileName());
        Charset charset = charset(file);
        boolean tabs = name.toLowerCase(Locale.ROOT).endsWith(".tsv") || firstLineHasOnlyTabs(file, charset);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(tabs ? '\t' : ',')
                .setIgnoreEmptyLines(false)
                .get();
        int row = 0;
        long cells = 0;
        try (Reader reader = new QuoteWatch(open(file, charset), 2 * (int) limits.of(Limit.CELL_TEXT));
                CSVParser parser = CSVParser.parse(reader, format)) {
            for (CSVRecord record : parser) {
                for (int c = 0; c < record.size(); c++) {
                    if (row >= CellRef.MAX_ROWS || c >= CellRef.MAX_COLUMNS || cells >= limits.of(Limit.CELLS)) {
                        throw bad("too-many-cells", row, "单元格过多", "too many cells");
                    }
                    String value = record.get(c);
                    if (value.length() > limits.of(Limit.CELL_TEXT)) {
                        throw bad("text-too-long", row, "一格文字过长，可能缺少引号", "a field is too long; a quote may be missing");
                    }
                    if (!value.isEmpty()) {
                        int line = row;
                        budget.text(value.length(), () -> Place.ofLine(line));
                        sink.add(new Cell(new CellRef(row, c), CellValue.Text.of(value), false));
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
            throw bad("damaged-csv", row, "引号不成对", "quotes do not match");
        }
    }

    private static Reader open(Path file, Charset charset) throws IOException {
        InputStream in = Files.newInputStream(file);
        BufferedReader reader = new BufferedReader(new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private static boolean firstLineHasOnlyTabs(Path file, Charset charset) throws IOException {
        try (Reader reader = open(file, charset)) {
            boolean tabs = false;
            for (int i = 0; i < FIRST_LINE; i++) {
                int c = reader.read();
                if (c == ',') {
                    return false;
                }
                if (c < 0 || c == '\n') {
                    break;
                }
                tabs |= c == '\t';
            }
            return tabs;
        }
    }

    /** The encoding of the text: by its mark, else strict UTF-8, else GB18030. */
    private static Charset charset(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] mark = in.readNBytes(2);
            if (mark.length == 2 && ((mark[0] == -1 && mark[1] == -2) || (mark[0] == -2 && mark[1] == -1))) {
                return StandardCharsets.UTF_16;
            }
        }
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            char[] buffer = new char[1 << 14];
            try (Reader reader = open(file, charset)) {
                while (reader.read(buffer) >= 0) {
                    continue;
                }
                return charset;
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        throw UnreadableException.of(
                "unknown-encoding",
                "文本编码无法识别，既不是 UTF-8 也不是 GB18030",
                "the text is neither UTF-8 nor GB18030",
                Advice.SAVE_AGAIN);
    }

    private static UnreadableException bad(String code, int row, String chinese, String english) {
        return Place.ofLine(row).refuse(code, chinese, english, Advice.CORRECT);
    }
}
