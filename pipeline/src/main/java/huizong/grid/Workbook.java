package huizong.grid;

import java.util.List;

/**
 * A whole workbook in memory.
 *
 * @param format what the content is, whatever the file is called
 * @param sheets in the order of their tabs, hidden ones included
 */
public record Workbook(Format format, List<Sheet> sheets) {
    public Workbook {
        sheets = List.copyOf(sheets);
    }

    /** The kinds of file that can be read. */
    public enum Format {
        XLSX,
        XLSM,
        XLS,
        CSV,
        DOCX,
        DOC
    }
}
