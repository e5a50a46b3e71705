package huizong.workbook.word;

import huizong.grid.Workbook;
import huizong.workbook.guard.Advice;
import huizong.workbook.guard.Budget;
import huizong.workbook.guard.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.poifs.filesystem.DirectoryNode;

/**
 * Reads .doc by HWPF, which takes much for granted: whatever it cannot be relied on to tell exactly is refused, with the
 * advice to save the document as .docx. For use in a process of its own.
 */
public final class DocReader {
    private static final char CELL_END = '\u0007';

    private final Budget budget;
    private final WordCounts counts;

    public DocReader(Budget budget) {
        this.budget = budget;
        this.counts = new WordCounts(budget);
    }

    /**
     * Reads every table of the document.
     *
     * @param root the directory of its container
     * @throws UnreadableException where it cannot be read for certain, or is past a limit
     */
    public Workbook read(DirectoryNode root) throws IOException {
        checkKind(root);
        try (HWPFDocument document = new HWPFDocument(root)) {
            if (document.getFileInformationBlock().getFibBase().isFComplex()) {
                throw refused(
                        "fast-saved", "文档是“快速保存”的，正文里夹着旧内容", "it was saved fast, with old text left among the new");
            }
            if (document.getText().indexOf("\0") >= 0) {
                throw refused("half-written-doc", ".doc 内容不完整，可能没有写完或没有传完", "the .doc is not complete");
            }
            if (hasTable(document.getMainTextboxRange())) {
                throw unclear(Optional.empty(), "文本框里有表格", "a table stands in a text box");
            }
            return TableSheets.workbook(Workbook.Format.DOC, story(document));
        } catch (OldWordFileFormatException e) {
            throw old();
        } catch (EncryptedDocumentException e) {
            throw UnreadableException.of(
                    "encrypted", "文件有密码，无法打开", "the document has a password", Advice.REMOVE_PASSWORD);
        } catch (UnreadableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw damaged();
        }
    }

    private static void checkKind(DirectoryNode root) throws IOException {
        try (InputStream in = root.createDocumentInputStream(root.getEntryCaseInsensitive("WordDocument"))) {
            byte[] mark = in.readNBytes(2);
            boolean word = mark.length == 2 && (mark[1] & 0xFF) == 0xA5;
            if (word && ((mark[0] & 0xFF) == 0xDC || (mark[0] & 0xFF) == 0xDB)) {
                throw old();
            }
            if (!word || (mark[0] & 0xFF) != 0xEC) {
                throw damaged();
            }
        }
    }

    private static UnreadableException old() {
        return refused("word-95", "文件是 Word 95 或更早的格式", "the document is of Word 95 or older");
    }

    private static UnreadableException damaged() {
        return refused("damaged-doc", ".doc 已损坏，无法读取", "the .doc is damaged and cannot be read");
    }

    private static boolean hasTable(Range range) {
        for (int i = 0; range.getStartOffset() < range.getEndOffset() && i < range.numParagraphs(); i++) {
            if (range.getParagraph(i).isInTable()) {
                return true;
            }
        }
        return false;
    }

    private List<Block> story(HWPFDocument document) {
        Range range = document.getRange();
        List<Block> story = new ArrayList<>();
        DocText text = new DocText(document, counts.longest());
        for (int i = 0; i < range.numParagraphs(); i++) {
            Paragraph paragraph = range.getParagraph(i);
            if (paragraph.isInTable()) {
                DocTable table = new DocTable(range, paragraph, text, counts, budget);
                story.addAll(table.read());
                i += table.paragraphs() - 1;
            } else {
                if (paragraph.text().indexOf(CELL_END) >= 0) {
                    throw unclear(Optional.empty(), "有单元格不在任何表格里", "a cell stands in no table");
                }
                Block.Line line = text.line(paragraph);
                counts.line(line.text());
                story.add(line);
            }
        }
        return story;
    }

    /** @param number of the table, where it is about one */
    static UnreadableException unclear(Optional<Integer> number, String chinese, String english) {
        return refused(
                "unclear-table",
                number.map(n -> "表" + n + "：").orElse("") + chinese + "，.doc 格式下无法准确读取",
                number.map(n -> "table " + n + ": ").orElse("") + english + ", which cannot be read exactly from .doc");
    }

    private static UnreadableException refused(String code, String chinese, String english) {
        return UnreadableException.of(code, chinese, english, Advice.SAVE_DOCUMENT_AGAIN);
    }
}
