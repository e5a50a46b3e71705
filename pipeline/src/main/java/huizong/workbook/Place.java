package huizong.workbook;

import huizong.grid.CellRef;

/** Where in a workbook something is wrong, for whoever must find it there. */
record Place(String sheet, String at) {
    static Place of(String sheet, CellRef ref) {
        return new Place(sheet, ref.toString());
    }

    UnreadableException refuse(String code, String chinese, String english, Advice advice) {
        return UnreadableException.of(
                code,
                "工作表“" + sheet + "”" + (at.isEmpty() ? "" : " " + at) + "：" + chinese,
                "sheet " + sheet + (at.isEmpty() ? "" : " " + at) + ": " + english,
                advice);
    }

    @Override
    public String toString() {
        return "“" + sheet + "” " + at;
    }
}
