package huizong.workbook.guard;

import huizong.grid.CellRef;

/** Where in a workbook something is wrong, for whoever must find it there. */
public record Place(String chinese, String english) {
    public static Place of(String sheet) {
        return new Place("工作表“" + sheet + "”", "sheet " + sheet);
    }

    /** @param at an address as the file states it */
    public static Place of(String sheet, String at) {
        return new Place("工作表“" + sheet + "” " + at, "sheet " + sheet + " " + at);
    }

    public static Place of(String sheet, CellRef ref) {
        return of(sheet, ref.toString());
    }

    /** @param row zero-based */
    public static Place ofRow(String sheet, int row) {
        return new Place("工作表“" + sheet + "”第 " + (row + 1) + " 行", "sheet " + sheet + " row " + (row + 1));
    }

    /** @param line of a text file, zero-based */
    public static Place ofLine(int line) {
        return new Place("第 " + (line + 1) + " 行", "line " + (line + 1));
    }

    public UnreadableException refuse(String code, String chinesely, String englishly, Advice advice) {
        return UnreadableException.of(code, chinese + "：" + chinesely, english + ": " + englishly, advice);
    }
}
