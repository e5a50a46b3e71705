package huizong.submission;

import huizong.grid.Sheet;

/** The list of mistakes we put before a unit's own sheets when we send a workbook back; no filing, when it returns. */
public final class ReturnSheet {
    /** What the sheet is called, with a number behind it where the name was taken. */
    public static final String NAME = "填报问题清单";

    /** What stands in its first cell, and in no form. */
    public static final String MARKER = "填报问题清单（退回件自动生成，重新报送时可保留或删除） huizong-return/1";

    private ReturnSheet() {}

    /** Whether a sheet is one of ours, by its name and its marker. */
    public static boolean is(Sheet sheet) {
        return sheet.name().startsWith(NAME) && sheet.at(0, 0).shown().strip().equals(MARKER);
    }
}
