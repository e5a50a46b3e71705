package huizong.workbook;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.grid.Workbook;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads comma- or tab-separated text as a workbook of one sheet; every cell is text. */
final class CsvReader {
    private final Limits limits;

    CsvReader(Limits limits) {
        this.limits = limits;
    }

    Workbook read(Path file) throws IOException {
        String text = decode(Files.readAllBytes(file));
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        int firstLine = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
        boolean tabs = name.toLowerCase(Locale.ROOT).endsWith(".tsv")
                || (text.lastIndexOf('\t', firstLine) >= 0 && text.lastIndexOf(',', firstLine) < 0);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(tabs ? '\t' : ',')
                .setIgnoreEmptyLines(false)
                .get();
        Sheet.Builder sheet = new Sheet.Builder(dot > 0 ? name.substring(0, dot) : name, Visibility.VISIBLE);
        int row = 0;
        int cells = 0;
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord record : parser) {
                for (int c = 0; c < record.size(); c++) {
                    if (row >= CellRef.MAX_ROWS || c >= CellRef.MAX_COLUMNS || cells > limits.cells()) {
                        throw bad(row, "单元格过多", "too many cells");
                    }
                    String value = record.get(c);
                    if (value.length() > limits.cellText()) {
                        throw bad(row, "一格文字过长，可能缺少引号", "a field is too long; a quote may be missing");
                    }
                    if (!value.isEmpty()) {
                        sheet.add(new Cell(new CellRef(row, c), new CellValue.Text(value), false));
                        cells++;
                    }
                }
                row++;
            }
        } catch (UncheckedIOException e) {
            throw bad(row, "引号不成对", "quotes do not match");
        }
        return new Workbook(Workbook.Format.CSV, List.of(sheet.build()));
    }

    /** The text of the bytes: by its mark, else strict UTF-8, else GB18030. */
    private static String decode(byte[] bytes) {
        if (bytes.length >= 2 && ((bytes[0] == -1 && bytes[1] == -2) || (bytes[0] == -2 && bytes[1] == -1))) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        int from = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF
                ? 3
                : 0;
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                return charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                        .toString();
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        throw new UnreadableException(
                "unknown-encoding", "文本编码无法识别。请另存为 UTF-8 编码的 CSV。", "the text is neither UTF-8 nor GB18030");
    }

    private static UnreadableException bad(int row, String chinese, String english) {
        return new UnreadableException(
                "damaged-csv", "第 " + (row + 1) + " 行：" + chinese + "。请改正后再报。", "line " + (row + 1) + ": " + english);
    }
}
