package huizong.workbook.guard;

import java.util.Locale;

/** One thing a file may use up before it is refused, and how much of it: for workbooks held whole, and for long lists. */
public enum Limit {
    /** Bytes of the file. */
    FILE_SIZE(64L << 20, 512L << 20),
    /** Bytes one part of the package inflates to. */
    ENTRY_SIZE(256L << 20, 2L << 30),
    /** Bytes all parts read inflate to. */
    TOTAL_SIZE(512L << 20, 3L << 30),
    /** How many times its packed size a part may inflate to, once past 4 MiB. */
    RATIO(200),
    /** Parts in the package. */
    ENTRIES(2_000),
    /** Sheets. */
    SHEETS(256),
    /** Cells that hold something, in all sheets. */
    CELLS(1_000_000, 40_000_000),
    /** Cells written down at all, blank ones included; also shared strings. */
    CELL_TAGS(3_000_000, 60_000_000),
    /** Rows down to the last that holds something, over all sheets. */
    ROWS(4L << 20),
    /** Columns up to each row's last cell, summed over all rows. */
    ROW_WIDTHS(100_000_000, 400_000_000),
    /** Bytes of a text file, or of a sheet's part, from which it may be a long list. */
    LONG_SHEET(4L << 20),
    /** Merged regions in a sheet. */
    MERGES(1_000_000, 100_000),
    /** Rows under merged regions, summed over all regions. */
    MERGED_ROWS(10_000_000),
    /** Characters in a cell. */
    CELL_TEXT(32_767),
    /** Bytes of text, two a character, with each shared string counted wherever it stands. */
    EXPANDED_TEXT(128L << 20, 4L << 30),
    /** Bytes of memory that shared strings take. */
    SHARED_TEXT(192L << 20),
    /** Bytes of formulas, two a character. */
    FORMULA_TEXT(50L << 20),
    /** Characters of a stored number. */
    NUMBER_TEXT(64),
    /** Elements inside one another. */
    DEPTH(64),
    /** Attributes of an element. */
    ATTRIBUTES(256),
    /** Different names of elements and attributes in a part. */
    NAMES(4_096),
    /** Bytes from one tag to the next. */
    MARKUP(512L << 10),
    /** Cell styles. */
    STYLES(65_536),
    /** Seconds of reading. */
    SECONDS(10, 900),
    /** Megabytes of memory for what is read in a process of its own. */
    HEAP(512);

    private final long ordinarily;
    private final long forLists;

    Limit(long ordinarily) {
        this(ordinarily, ordinarily);
    }

    Limit(long ordinarily, long forLists) {
        this.ordinarily = ordinarily;
        this.forLists = forLists;
    }

    public long ordinarily() {
        return ordinarily;
    }

    /** For a list that is read piece by piece. */
    long forLists() {
        return forLists;
    }

    /** The property that sets it: {@code huizong.limit.cell-text}. */
    public String property() {
        return "huizong.limit." + word();
    }

    /** The property that sets it for lists: {@code huizong.list-limit.file-size}. */
    String listProperty() {
        return "huizong.list-limit." + word();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
