package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.grid.Cell;
import huizong.grid.Sheet;
import huizong.returns.AnnotatedReturn;
import huizong.returns.AnnotatedReturn.Mark;
import huizong.submission.ReturnSheet;
import huizong.workbook.WorkbookReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xwpf.usermodel.XWPFComment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A unit's own report sent back, and filed again. */
class DocumentReturnTest {
    private static final String FORM = "2023年部门整体支出绩效自评表";

    @TempDir
    Path folder;

    private static List<Mark> marks() {
        return List.of(
                mark("error", "表3", "F4", "执行数不对 <请改正> & 重报"),
                mark("warning", FORM, "A0", "标题没有写明年度"),
                mark("warning", FORM, "H3", "执行率应为 100%"),
                mark("notice", FORM, "H3", "另请说明原因"),
                mark("notice", "", "", "整份文件的问题"));
    }

    private static Mark mark(String severity, String sheet, String cell, String message) {
        return new Mark(severity, "a-rule", "规则", sheet, cell, "填报", "应为", message, "");
    }

    private Path send(Path filed, String name, List<Mark> marks) {
        return AnnotatedReturn.write(filed, folder, ending -> name + ending, marks);
    }

    @Test
    void commentsStandAtTheCellsAndTheListComesFirst() throws IOException {
        Path returned = send(Samples.file("怀化", "报告.docx"), "退回", marks());
        assertThat(returned).hasFileName("退回.docx");
        try (InputStream in = Files.newInputStream(returned);
                XWPFDocument document = new XWPFDocument(in)) {
            Map<String, String> comments = new TreeMap<>();
            for (XWPFComment comment : document.getComments()) {
                comments.put(comment.getId(), comment.getText());
                assertThat(comment.getAuthor()).isEqualTo("汇总 huizong");
            }
            assertThat(comments.values())
                    .containsExactlyInAnyOrder("【错误】执行数不对 <请改正> & 重报", "【警告】标题没有写明年度", "【警告】执行率应为 100%\n【提示】另请说明原因");
            assertThat(document.getTables()).hasSize(13);
            String rate =
                    document.getTables().get(1).getRow(2).getCell(6).getCTTc().xmlText();
            assertThat(rate).contains("97.82%", "commentRangeStart", "commentRangeEnd", "commentReference");
            String executed =
                    document.getTables().get(2).getRow(3).getCell(4).getCTTc().xmlText();
            assertThat(executed).contains("commentReference");
            assertThat(document.getDocument().getBody().xmlText()).containsOnlyOnce("整份文件的问题");
            assertThat(document.getDocument().getBody().xmlText().indexOf("填报问题清单"))
                    .isLessThan(document.getDocument().getBody().xmlText().indexOf("一、部门基本情况"));
        }
    }

    @Test
    void filedAgainItIsTheSameAndSentBackAgainItHasOneListAndNoOldComments() throws IOException {
        Path filed = Samples.file("怀化", "报告.docx");
        Path once = send(filed, "一次", marks());
        assertThat(cells(once)).isEqualTo(cells(filed));
        Path twice = send(once, "两次", marks().subList(0, 1));
        assertThat(cells(twice)).isEqualTo(cells(filed));
        try (InputStream in = Files.newInputStream(twice);
                XWPFDocument document = new XWPFDocument(in)) {
            assertThat(document.getComments()).hasSize(1);
            String body = document.getDocument().getBody().xmlText();
            assertThat(body).containsOnlyOnce("commentRangeStart ").doesNotContain("整份文件的问题");
            assertThat(body.split("w:tag ", -1)).hasSize(2);
        }
    }

    @Test
    void aProgramThatDropsTheControlAroundOurListLeavesItKnowable() throws IOException {
        Path once = send(Samples.file("怀化", "报告.docx"), "一次", marks());
        Path bare = folder.resolve("bare.docx");
        try (ZipFile zip = new ZipFile(once.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(bare))) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String part = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(part.replace("w:val=\"huizong-return/1\"", "w:val=\"x\"")
                        .getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        List<Sheet> sheets = WorkbookReader.withDefaults().read(bare).sheets();
        assertThat(sheets).hasSize(14);
        assertThat(ReturnSheet.is(sheets.get(0))).isTrue();
    }

    private static List<String> cells(Path file) {
        List<String> cells = new ArrayList<>();
        for (Sheet sheet : WorkbookReader.withDefaults().read(file).sheets()) {
            for (int r = sheet.firstRow(); r < sheet.height(); r++) {
                for (Cell cell : sheet.row(r)) {
                    cells.add(
                            sheet.name() + "!" + cell.ref() + "=" + cell.value().shown());
                }
            }
        }
        return cells;
    }
}
