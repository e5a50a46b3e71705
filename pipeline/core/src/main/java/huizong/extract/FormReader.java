package huizong.extract;

import huizong.mapping.MappingException;
import huizong.workbook.WorkbookReader;
import huizong.workbook.guard.UnreadableException;
import java.nio.file.Path;

/**
 * The library in three lines: a mappings folder, a file, what it said.
 *
 * <pre>{@code
 * FormReader forms = FormReader.open(Path.of("mappings"));
 * Extraction read = forms.read("某单位2023年自评.xlsx", bytes);
 * read.submissions().forEach(form -> ...);
 * }</pre>
 *
 * <p>It needs no database, writes no log and prints nothing. One reader serves any number of threads.
 */
public final class FormReader {
    private final WorkbookReader workbooks = WorkbookReader.withDefaults();
    private final Extractor extractor;

    private FormReader(Extractor extractor) {
        this.extractor = extractor;
    }

    /** @throws MappingException with every mistake in the folder, by file and line */
    public static FormReader open(Path mappings) {
        MappingsFolder folder = MappingsFolder.read(mappings);
        return new FormReader(new Extractor(folder.mappings(), folder.registry()));
    }

    /**
     * Reads a workbook that is no file on this machine.
     *
     * @param fileName what it was filed as; year and unit may be told by it
     * @throws UnreadableException with a code and advice where it is no workbook, damaged, locked or past a limit
     */
    public Extraction read(String fileName, byte[] content) {
        return extractor.extract(workbooks.read(fileName, content), new SourceName(fileName, fileName));
    }

    /**
     * Reads a file; a long list in it stays in the file, and its rows are read when they are asked for.
     *
     * @throws UnreadableException with a code and advice where it is no workbook, damaged, locked or past a limit
     */
    public Extraction read(Path file) {
        String name = String.valueOf(file.getFileName());
        return extractor.extract(workbooks.read(file, extractor::isList), new SourceName(name, name));
    }
}
