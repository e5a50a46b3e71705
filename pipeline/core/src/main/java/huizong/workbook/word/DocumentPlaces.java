package huizong.workbook.word;

import huizong.grid.CellRef;
import huizong.grid.Sheet;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limits;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.xlsx.ZipPackage;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Where in a .docx each cell of its sheets stands, for whoever writes beside it. */
public final class DocumentPlaces {
    private final Map<String, Sheet> sheets;
    private final Map<String, Map<CellRef, Integer>> elements;

    DocumentPlaces(Map<String, Sheet> sheets, Map<String, Map<CellRef, Integer>> elements) {
        this.sheets = Map.copyOf(sheets);
        this.elements = Map.copyOf(elements);
    }

    /** The places of a file; empty where it is no .docx that can be read. */
    public static Optional<DocumentPlaces> of(Path file) {
        Budget budget = new Budget(Limits.configured());
        try (SeekableByteChannel channel = Files.newByteChannel(file);
                ZipPackage zip = new ZipPackage(channel, budget)) {
            return DocxReader.isDocument(zip) ? Optional.of(new DocxReader(budget).places(zip)) : Optional.empty();
        } catch (IOException | UnreadableException e) {
            return Optional.empty();
        }
    }

    /**
     * The number of the paragraph's element in the document's text: the how-manieth element begins with it.
     *
     * @param address like {@code D17}, or {@code A0} for the line above a table
     */
    public OptionalInt element(String sheet, String address) {
        Sheet found = sheets.get(sheet);
        if (found == null || address.isEmpty()) {
            return OptionalInt.empty();
        }
        CellRef ref = CellRef.of(address);
        CellRef shown = found.regionAt(ref.row(), ref.column()).topLeft();
        int element = elements.getOrDefault(sheet, Map.of()).getOrDefault(shown, 0);
        return element > 0 ? OptionalInt.of(element) : OptionalInt.empty();
    }
}
