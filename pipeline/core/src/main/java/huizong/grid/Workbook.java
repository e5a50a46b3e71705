package huizong.grid;

import java.util.List;

/**
 * A whole workbook in memory.
 *
 * @param format what the content is, whatever the file is called
 * @param sheets in the order of their tabs, hidden ones included
 * @param otherTabs what else has a tab and holds no cells, by name: charts, dialogs, macros
 * @param prose what a document says between its tables; none in a workbook
 */
public record Workbook(Format format, List<Sheet> sheets, List<String> otherTabs, List<Paragraph> prose) {
    public Workbook {
        sheets = List.copyOf(sheets);
        otherTabs = List.copyOf(otherTabs);
        prose = List.copyOf(prose);
    }

    public Workbook(Format format, List<Sheet> sheets) {
        this(format, sheets, List.of(), List.of());
    }

    /** The kinds of file that can be read. */
    public enum Format {
        XLSX,
        XLSM,
        XLS,
        CSV,
        /** XML Spreadsheet 2003. */
        XML,
        DOCX,
        DOC
    }
}
