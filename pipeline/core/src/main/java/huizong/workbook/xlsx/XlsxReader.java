package huizong.workbook.xlsx;

import huizong.grid.LongRows;
import huizong.grid.LongRows.Piece;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.workbook.formula.Calculation;
import huizong.workbook.formula.Formulas;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.Limit;
import huizong.workbook.stream.Outline;
import huizong.workbook.stream.Pieces;
import huizong.workbook.xlsx.XlsxBook.SheetPart;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads .xlsx and .xlsm, transitional and strict, in one pass over each part. */
public final class XlsxReader {
    private final Budget budget;

    public XlsxReader(Budget budget) {
        this.budget = budget;
    }

    /** Reads every sheet whole. */
    public Workbook read(ZipPackage zip) throws IOException {
        XlsxBook book = XlsxBook.open(zip, budget);
        SheetPartReader reader = new SheetPartReader(book.cells(), budget);
        Calculation calculation = book.calculation();
        for (SheetPart sheet : book.sheets()) {
            Formulas formulas = book.formulas();
            calculation.add(whole(zip, sheet, reader, formulas), formulas);
        }
        zip.refuseDoctypes();
        return new Workbook(book.format(), calculation.settled(), book.otherTabs(), List.of());
    }

    private static Sheet whole(ZipPackage zip, SheetPart sheet, SheetPartReader reader, Formulas formulas)
            throws IOException {
        return zip.parse(sheet.part(), xml -> reader.read(xml, sheet.name(), sheet.visibility(), formulas));
    }

    /** Whether a part is so large that it may be a list. */
    public boolean hasLongPart(SeekableByteChannel file) throws IOException {
        try (ZipPackage zip = new ZipPackage(file, budget)) {
            return zip.largest() >= budget.of(Limit.LONG_SHEET);
        }
    }

    /**
     * Reads a workbook with long lists: each as an outline, its other sheets whole.
     *
     * @param isList tells by the head of a long sheet
     * @param forWhole what the sheets that are no lists may use up
     * @param rows all rows of a list, by its outline
     * @return empty where no sheet is a long list
     */
    public Optional<Workbook> lists(
            SeekableByteChannel file, Predicate<Sheet> isList, Budget forWhole, Function<Sheet, LongRows> rows)
            throws IOException {
        try (ZipPackage zip = new ZipPackage(file, budget)) {
            XlsxBook book = XlsxBook.open(zip, budget);
            List<SheetPart> parts = book.sheets().stream()
                    .filter(s -> zip.size(s.part()) >= budget.of(Limit.LONG_SHEET))
                    .toList();
            if (parts.isEmpty()) {
                return Optional.empty();
            }
            CellReader cells = book.cells();
            Set<SheetPart> lists = new HashSet<>();
            for (SheetPart part : parts) {
                if (isList.test(head(zip, part, cells))) {
                    lists.add(part);
                }
            }
            if (lists.isEmpty()) {
                return Optional.empty();
            }
            SheetPartReader reader = new SheetPartReader(cells, forWhole);
            Calculation calculation = book.calculation();
            for (SheetPart sheet : book.sheets()) {
                Formulas formulas = book.formulas();
                calculation.add(
                        lists.contains(sheet) ? outline(zip, sheet, cells, rows) : whole(zip, sheet, reader, formulas),
                        formulas);
            }
            zip.refuseDoctypes();
            return Optional.of(new Workbook(book.format(), calculation.settled(), book.otherTabs(), List.of()));
        }
    }

    private Sheet head(ZipPackage zip, SheetPart sheet, CellReader cells) throws IOException {
        Sheet.Builder head = sheet.builder();
        return zip.peek(sheet.part(), xml -> {
            new SheetPartReader(cells, budget).read(xml, sheet.name(), head, Outline.headOf(head));
            return head.build();
        });
    }

    private Sheet outline(ZipPackage zip, SheetPart sheet, CellReader cells, Function<Sheet, LongRows> rows)
            throws IOException {
        Sheet.Builder builder = sheet.builder();
        Outline outline = Outline.of(builder);
        return zip.parse(sheet.part(), xml -> {
            new SheetPartReader(cells, budget).read(xml, sheet.name(), builder, outline);
            outline.finish();
            return builder.longRows(rows.apply(builder.build())).build();
        });
    }

    /** Hands over all rows of the sheet an outline was made of, once more. */
    public void pieces(SeekableByteChannel file, Sheet outline, Consumer<Piece> piece) throws IOException {
        try (ZipPackage zip = new ZipPackage(file, budget)) {
            XlsxBook book = XlsxBook.open(zip, budget);
            CellReader cells = book.cells();
            for (SheetPart sheet : book.sheets()) {
                if (sheet.name().equals(outline.name())) {
                    zip.parse(sheet.part(), xml -> {
                        Pieces pieces = new Pieces(outline, piece);
                        new SheetPartReader(cells, budget).read(xml, sheet.name(), sheet.builder(), pieces);
                        pieces.finish();
                        return true;
                    });
                }
            }
        }
    }
}
