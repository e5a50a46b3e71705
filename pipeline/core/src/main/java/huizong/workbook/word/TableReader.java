package huizong.workbook.word;

import huizong.workbook.guard.Advice;
import huizong.workbook.word.Block.Line;
import huizong.workbook.word.Block.Table;
import huizong.workbook.word.TableBuilder.Merge;
import huizong.workbook.xlsx.XmlCursor;
import java.io.IOException;
import java.util.List;

/** Reads one table. */
final class TableReader {
    private final WordPart part;
    private final XmlCursor xml;
    private final TableBuilder table;
    private List<Block> firstCell = List.of();
    private int cells;

    // of the row
    private boolean deleted;
    private boolean begun;
    private int before;

    // of the cell
    private int span;
    private Merge merge = Merge.NONE;

    TableReader(WordPart part) {
        this.part = part;
        this.xml = part.xml();
        this.table = new TableBuilder(part.counts().table(), part.counts(), part.budget());
    }

    /** The table the cursor stands on; one of a single cell is only a frame, so what stands in it. */
    List<Block> read() throws IOException {
        part.each(this::inTable);
        Table built = table.build();
        return built.rows() == 1 && cells == 1 ? firstCell : List.of(built);
    }

    private void inTable() throws IOException {
        switch (xml.localName()) {
            case "tr" -> row();
            case "tblGrid" ->
                part.each(() -> {
                    if (xml.localName().equals("gridCol")) {
                        table.width(part.number("w", 0));
                    }
                    xml.skip();
                });
            case "sdt" -> part.contentControl(this::inTable);
            case "AlternateContent" -> part.alternatives(this::inTable);
            case "tblPr", "del", "moveFrom" -> xml.skip();
            default -> part.unwrap(this::inTable);
        }
    }

    private void row() throws IOException {
        deleted = false;
        begun = false;
        before = 0;
        part.each(this::inRow);
        if (!deleted) {
            begin();
        }
    }

    private void begin() {
        if (!begun) {
            table.row(before);
            begun = true;
        }
    }

    private void inRow() throws IOException {
        switch (xml.localName()) {
            case "trPr" ->
                part.each(() -> {
                    switch (xml.localName()) {
                        case "gridBefore" -> before = part.number("val", 0);
                        case "del", "moveFrom" -> deleted = true;
                        default -> {}
                    }
                    xml.skip();
                });
            case "tc" -> {
                if (deleted) {
                    xml.skip();
                } else {
                    begin();
                    cell();
                }
            }
            case "sdt" -> part.contentControl(this::inRow);
            case "AlternateContent" -> part.alternatives(this::inRow);
            case "tblPrEx", "del", "moveFrom" -> xml.skip();
            default -> part.unwrap(this::inRow);
        }
    }

    private void cell() throws IOException {
        span = 1;
        merge = Merge.NONE;
        StoryReader story = new StoryReader(part);
        part.each(() -> {
            if (xml.localName().equals("tcPr")) {
                part.each(this::property);
            } else {
                story.block();
            }
        });
        List<Block> blocks = story.finish();
        if (++cells == 1) {
            firstCell = blocks;
        }
        table.cell(span, merge, TableBuilder.text(blocks), mark(blocks));
        if (blocks.stream().anyMatch(Table.class::isInstance)) {
            table.inner(blocks);
        }
    }

    private void property() throws IOException {
        switch (xml.localName()) {
            case "gridSpan" -> span = part.number("val", 1);
            case "vMerge" -> merge = xml.localAttribute("val").equals("restart") ? merge : Merge.ABOVE;
            case "hMerge" -> merge = xml.localAttribute("val").equals("restart") ? merge : Merge.BEFORE;
            case "cellDel", "cellMerge" ->
                throw table.here()
                        .refuse(
                                "tracked-cells",
                                "有尚未接受的单元格删除或合并修订",
                                "cells were deleted or merged in changes not yet accepted",
                                Advice.ACCEPT_CHANGES);
            default -> {}
        }
        xml.skip();
    }

    private static int mark(List<Block> blocks) {
        return blocks.stream()
                .filter(Line.class::isInstance)
                .map(b -> ((Line) b).mark())
                .findFirst()
                .orElse(0);
    }
}
