package huizong.workbook.stream;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Paragraph;
import huizong.grid.Region;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.grid.Workbook;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.Limits;
import huizong.workbook.guard.UnreadableException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Workbooks, refusals and limits as bytes between two processes of the same version. */
public final class WorkbookStream {
    private static final int WORKBOOK = 1;
    private static final int REFUSAL = 2;
    private static final int NO_CELL = Integer.MIN_VALUE;
    private static final double NO_WIDTH = -1;

    /** Columns whose width and visibility are told: as many as an .xls has. */
    private static final int XLS_COLUMNS = 256;

    private WorkbookStream() {}

    public static void write(DataOutputStream out, UnreadableException refusal) throws IOException {
        out.writeByte(REFUSAL);
        writeText(out, refusal.code());
        writeText(out, refusal.chinese());
        writeText(out, refusal.english());
    }

    public static void write(DataOutputStream out, Workbook workbook) throws IOException {
        out.writeByte(WORKBOOK);
        out.writeByte(workbook.format().ordinal());
        out.writeInt(workbook.sheets().size());
        for (Sheet sheet : workbook.sheets()) {
            write(out, sheet);
        }
        out.writeInt(workbook.otherTabs().size());
        for (String name : workbook.otherTabs()) {
            writeText(out, name);
        }
        out.writeInt(workbook.prose().size());
        for (Paragraph paragraph : workbook.prose()) {
            out.writeInt(paragraph.number());
            writeText(out, paragraph.text());
        }
    }

    private static void write(DataOutputStream out, Sheet sheet) throws IOException {
        writeText(out, sheet.name());
        out.writeByte(sheet.visibility().ordinal());
        for (int r = sheet.firstRow(); r < sheet.height(); r++) {
            for (Cell cell : sheet.row(r)) {
                write(out, cell);
            }
        }
        out.writeInt(NO_CELL);
        for (Cell cell : sheet.covered()) {
            write(out, cell);
        }
        out.writeInt(NO_CELL);
        out.writeInt(sheet.merges().size());
        for (Region merge : sheet.merges()) {
            out.writeInt(merge.firstRow());
            out.writeInt(merge.firstColumn());
            out.writeInt(merge.lastRow());
            out.writeInt(merge.lastColumn());
        }
        for (int r = 0; r < sheet.height(); r++) {
            if (sheet.isRowHidden(r)) {
                out.writeInt(r);
            }
        }
        out.writeInt(NO_CELL);
        for (int c = 0; c < XLS_COLUMNS; c++) {
            out.writeBoolean(sheet.isColumnHidden(c));
            out.writeDouble(sheet.columnWidth(c).orElse(NO_WIDTH));
        }
    }

    private static void write(DataOutputStream out, Cell cell) throws IOException {
        out.writeInt(cell.ref().row());
        out.writeInt(cell.ref().column());
        out.writeBoolean(cell.formula());
        write(out, cell.value());
    }

    private static void write(DataOutputStream out, CellValue value) throws IOException {
        if (value instanceof CellValue.Text text) {
            out.writeByte('t');
            writeText(out, text.text());
        } else if (value instanceof CellValue.Number number) {
            out.writeByte('n');
            writeText(out, number.number().unscaledValue().toString());
            out.writeInt(number.number().scale());
            out.writeBoolean(number.percent());
            out.writeInt(number.scale());
        } else if (value instanceof CellValue.Date date) {
            out.writeByte('d');
            out.writeLong(date.date().toEpochDay());
            writeText(out, date.text());
        } else if (value instanceof CellValue.Bool bool) {
            out.writeByte('b');
            out.writeBoolean(bool.value());
        } else if (value instanceof CellValue.Fault fault) {
            out.writeByte('f');
            writeText(out, fault.code());
        } else if (value instanceof CellValue.Uncomputed uncomputed) {
            out.writeByte('u');
            writeText(out, uncomputed.formula());
        } else if (value instanceof CellValue.Withheld withheld) {
            out.writeByte('w');
            writeText(out, withheld.shown());
            out.writeByte(withheld.why().ordinal());
        } else {
            out.writeByte('-');
        }
    }

    /** @throws UnreadableException where that is what was written */
    public static Workbook read(DataInputStream in) throws IOException {
        if (in.readByte() == REFUSAL) {
            throw new UnreadableException(readText(in), readText(in), readText(in));
        }
        Workbook.Format format = Workbook.Format.values()[in.readByte()];
        int count = in.readInt();
        List<Sheet> sheets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sheets.add(readSheet(in));
        }
        int others = in.readInt();
        List<String> otherTabs = new ArrayList<>();
        for (int i = 0; i < others; i++) {
            otherTabs.add(readText(in));
        }
        int paragraphs = in.readInt();
        List<Paragraph> prose = new ArrayList<>();
        for (int i = 0; i < paragraphs; i++) {
            prose.add(new Paragraph(in.readInt(), readText(in)));
        }
        return new Workbook(format, sheets, otherTabs, prose);
    }

    private static Sheet readSheet(DataInputStream in) throws IOException {
        Sheet.Builder sheet = new Sheet.Builder(readText(in), Visibility.values()[in.readByte()]);
        for (int row = in.readInt(); row != NO_CELL; row = in.readInt()) {
            sheet.add(readCell(row, in));
        }
        for (int row = in.readInt(); row != NO_CELL; row = in.readInt()) {
            sheet.covered(readCell(row, in));
        }
        int merges = in.readInt();
        for (int i = 0; i < merges; i++) {
            sheet.merge(new Region(in.readInt(), in.readInt(), in.readInt(), in.readInt()));
        }
        for (int row = in.readInt(); row != NO_CELL; row = in.readInt()) {
            sheet.hideRow(row);
        }
        for (int c = 0; c < XLS_COLUMNS; c++) {
            if (in.readBoolean()) {
                sheet.hideColumns(c, c);
            }
            double width = in.readDouble();
            if (width >= 0) {
                sheet.columnWidth(c, c, width);
            }
        }
        return sheet.build();
    }

    private static Cell readCell(int row, DataInputStream in) throws IOException {
        CellRef ref = new CellRef(row, in.readInt());
        boolean formula = in.readBoolean();
        return new Cell(ref, readValue(in), formula);
    }

    private static CellValue readValue(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 't' -> CellValue.Text.of(readText(in));
            case 'n' ->
                new CellValue.Number(
                        new BigDecimal(new BigInteger(readText(in)), in.readInt()), in.readBoolean(), in.readInt());
            case 'd' -> new CellValue.Date(LocalDate.ofEpochDay(in.readLong()), readText(in));
            case 'b' -> new CellValue.Bool(in.readBoolean());
            case 'f' -> new CellValue.Fault(readText(in));
            case 'u' -> new CellValue.Uncomputed(readText(in));
            case 'w' -> new CellValue.Withheld(readText(in), CellValue.Why.values()[in.readByte()]);
            default -> CellValue.Blank.INSTANCE;
        };
    }

    public static void writeLimits(DataOutputStream out, Limits limits) throws IOException {
        for (Limit limit : Limit.values()) {
            out.writeLong(limits.of(limit));
        }
    }

    public static Limits readLimits(DataInputStream in) throws IOException {
        Limits limits = Limits.defaults();
        for (Limit limit : Limit.values()) {
            limits = limits.with(limit, in.readLong());
        }
        return limits;
    }

    public static void writeText(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeChars(text);
    }

    public static String readText(DataInputStream in) throws IOException {
        byte[] bytes = new byte[2 * in.readInt()];
        in.readFully(bytes);
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_16BE);
    }
}
