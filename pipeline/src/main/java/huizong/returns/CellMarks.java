package huizong.returns;

import huizong.grid.CellRef;
import huizong.returns.AnnotatedReturn.Mark;
import huizong.text.SafeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;

/** Fills and comments cells. What an earlier return marked, and is right by now, is cleared first. */
final class CellMarks {
    private static final String AUTHOR = "汇总 huizong";
    private static final int MOST_TEXT = 1_000;
    private static final Map<String, Short> FILLS = Map.of(
            "error", IndexedColors.ROSE.getIndex(),
            "warning", IndexedColors.LIGHT_YELLOW.getIndex(),
            "notice", IndexedColors.LIGHT_TURQUOISE.getIndex());

    private record Spot(String sheet, CellRef cell) {}

    private record Look(int style, String severity) {}

    private final Workbook workbook;
    private final Map<Look, CellStyle> styles = new HashMap<>();
    /** POI reads them anew each time. */
    private final Map<String, List<CellRangeAddress>> merged = new HashMap<>();

    CellMarks(Workbook workbook) {
        this.workbook = workbook;
    }

    void apply(List<Mark> marks) {
        clear();
        Map<Spot, List<Mark>> bySpot = new LinkedHashMap<>();
        for (Mark mark : marks) {
            if (!mark.cellRef().isEmpty() && workbook.getSheet(mark.sheetName()) != null) {
                bySpot.computeIfAbsent(new Spot(mark.sheetName(), CellRef.of(mark.cellRef())), s -> new ArrayList<>())
                        .add(mark);
            }
        }
        bySpot.forEach(this::mark);
    }

    private void mark(Spot spot, List<Mark> marks) {
        Sheet sheet = workbook.getSheet(spot.sheet());
        Cell cell = cell(sheet, spot.cell());
        // the marks come gravest first
        cell.setCellStyle(filled(cell.getCellStyle(), marks.get(0).severity()));
        StringBuilder text = new StringBuilder();
        for (Mark mark : marks) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append('【')
                    .append(AnnotatedReturn.level(mark.severity()))
                    .append('】')
                    .append(mark.message());
        }
        comment(sheet, cell, SafeText.visible(text.toString()));
    }

    /** The top left cell where the address lies in a merged region: nobody sees the others. */
    private Cell cell(Sheet sheet, CellRef ref) {
        int r = ref.row();
        int c = ref.column();
        for (CellRangeAddress merge : merged.computeIfAbsent(sheet.getSheetName(), n -> sheet.getMergedRegions())) {
            if (merge.isInRange(r, c)) {
                r = merge.getFirstRow();
                c = merge.getFirstColumn();
                break;
            }
        }
        Row row = sheet.getRow(r) == null ? sheet.createRow(r) : sheet.getRow(r);
        return row.getCell(c) == null ? row.createCell(c) : row.getCell(c);
    }

    private CellStyle filled(CellStyle plain, String severity) {
        return styles.computeIfAbsent(new Look(plain.getIndex(), severity), look -> {
            CellStyle style = workbook.createCellStyle();
            style.cloneStyleFrom(plain);
            style.setFillForegroundColor(FILLS.getOrDefault(severity, IndexedColors.LIGHT_TURQUOISE.getIndex()));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            return style;
        });
    }

    private void comment(Sheet sheet, Cell cell, String text) {
        CreationHelper make = workbook.getCreationHelper();
        String shown = text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT) + "……";
        Comment own = cell.getCellComment();
        if (own != null) {
            // the unit's own remark stays, ours goes below it
            own.setString(make.createRichTextString(own.getString().getString() + "\n————\n" + shown));
            return;
        }
        Drawing<?> drawing =
                sheet.getDrawingPatriarch() == null ? sheet.createDrawingPatriarch() : sheet.getDrawingPatriarch();
        ClientAnchor anchor = make.createClientAnchor();
        int beside = cell.getColumnIndex() + 1;
        while (sheet.getCellComment(new CellAddress(cell.getRowIndex(), beside)) != null) {
            beside++; // POI first puts the comment on the cell where its box begins, which must have none
        }
        anchor.setCol1(beside);
        anchor.setCol2(beside + 3);
        anchor.setRow1(cell.getRowIndex());
        anchor.setRow2(cell.getRowIndex() + 3 + Math.min(8, shown.length() / 20));
        Comment comment = drawing.createCellComment(anchor);
        comment.setAuthor(AUTHOR);
        comment.setString(make.createRichTextString(shown));
        cell.setCellComment(comment);
    }

    private void clear() {
        for (Sheet sheet : workbook) {
            for (Map.Entry<CellAddress, ? extends Comment> each :
                    Map.copyOf(sheet.getCellComments()).entrySet()) {
                if (!AUTHOR.equals(each.getValue().getAuthor())) {
                    continue;
                }
                Row row = sheet.getRow(each.getKey().getRow());
                Cell cell = row == null ? null : row.getCell(each.getKey().getColumn());
                if (cell == null) {
                    continue;
                }
                cell.removeCellComment();
                if (Set.copyOf(FILLS.values()).contains(cell.getCellStyle().getFillForegroundColor())) {
                    CellStyle style = workbook.createCellStyle();
                    style.cloneStyleFrom(cell.getCellStyle());
                    style.setFillPattern(FillPatternType.NO_FILL);
                    cell.setCellStyle(style);
                }
            }
        }
    }
}
