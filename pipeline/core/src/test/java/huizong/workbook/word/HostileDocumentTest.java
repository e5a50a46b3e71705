package huizong.workbook.word;

import static huizong.workbook.word.ForgedDocument.cell;
import static huizong.workbook.word.ForgedDocument.cells;
import static huizong.workbook.word.ForgedDocument.p;
import static huizong.workbook.word.ForgedDocument.r;
import static huizong.workbook.word.ForgedDocument.tbl;
import static huizong.workbook.word.ForgedDocument.tc;
import static huizong.workbook.word.ForgedDocument.tr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import huizong.workbook.WorkbookReader;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.Limits;
import huizong.workbook.guard.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents made to harm, half written or called what they are not. */
@Timeout(20)
class HostileDocumentTest {
    private static final String FORM = tbl(tr(tc("甲"), tc("1")));
    private static final String RELATION =
            "<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s' Target='%s' %s/>";

    @TempDir
    Path folder;

    private String code(ForgedDocument document) throws IOException {
        return code(document, Limits.defaults());
    }

    private String code(ForgedDocument document, Limits limits) throws IOException {
        Path file = Files.write(folder.resolve("hostile.docx"), document.bytes());
        UnreadableException refusal =
                catchThrowableOfType(UnreadableException.class, () -> new WorkbookReader(limits).read(file));
        assertThat(refusal).isNotNull();
        assertThat(refusal.chinese()).startsWith("文件不可用：").contains("。请").hasSizeLessThan(600);
        assertThat(Files.readString(Path.of("docs", "refusals.md"))).contains("| `" + refusal.code() + "` |");
        return refusal.code();
    }

    private static String relations(String... relations) {
        return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                + String.join("", relations) + "</Relationships>";
    }

    @ParameterizedTest
    @ValueSource(strings = {"form.docx", "form.doc", "form.xlsx", "form.xls", "form.et"})
    void aDocumentIsReadWhateverItIsCalled(String name) throws IOException {
        Path file = Files.write(folder.resolve(name), new ForgedDocument(FORM).bytes());
        assertThat(cells(WorkbookReader.withDefaults().read(file).sheets().get(0)))
                .isEqualTo("A1=甲 B1=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"word/document.xml", "word/styles.xml", "word/footnotes.xml", "docProps/app.xml"})
    void aDocumentTypeInAnyPartIsRefused(String part) throws IOException {
        String doctype = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b SYSTEM 'file:///etc/passwd'>]><x>&a;&b;</x>";
        assertThat(code(new ForgedDocument(FORM).part(part, doctype))).isEqualTo("xml-doctype");
    }

    @Test
    void partsOutsideThePackageAreNeverOpened() throws IOException {
        String rels = "word/_rels/document.xml.rels";
        assertThat(code(new ForgedDocument(FORM)
                        .part(
                                rels,
                                relations(String.format(
                                        RELATION, "styles", "http://127.0.0.1:1/s.xml", "TargetMode='External'")))))
                .isEqualTo("external-part");
        assertThat(code(new ForgedDocument(FORM)
                        .part(rels, relations(String.format(RELATION, "styles", "../../../etc/passwd", "")))))
                .isEqualTo("part-outside");
        // pictures, links and templates elsewhere are not ours to follow
        assertThat(new ForgedDocument(FORM)
                        .part(
                                rels,
                                relations(String.format(
                                        RELATION, "attachedTemplate", "file:///c:/t.dotm", "TargetMode='External'")))
                        .cells())
                .isEqualTo("A1=甲 B1=1");
    }

    @Test
    void macrosAndEmbeddedObjectsAreIgnored() {
        String object = "<w:p><w:r><w:object><v:shape/></w:object></w:r></w:p>";
        assertThat(new ForgedDocument(object + FORM)
                        .part("word/vbaProject.bin", "macro")
                        .part("word/embeddings/oleObject1.bin", "object")
                        .cells())
                .isEqualTo("A1=甲 B1=1");
    }

    @Test
    void bombsOfEveryKindAreStopped() throws IOException {
        assertThat(code(new ForgedDocument(
                        FORM + p(" ".repeat(100) + "长".repeat(20)).repeat(200_000))))
                .isEqualTo("zip-bomb");
        String deep = "<w:sdt><w:sdtContent>".repeat(80) + FORM + "</w:sdtContent></w:sdt>".repeat(80);
        assertThat(code(new ForgedDocument(deep))).isEqualTo("too-deep");
        String nested = FORM;
        for (int i = 0; i < 40; i++) {
            nested = tbl(tr(tc("外"), cell("", nested + p(""))));
        }
        assertThat(code(new ForgedDocument(nested))).isEqualTo("too-deep");
        assertThat(code(new ForgedDocument(p("").concat(FORM + p("一、")).repeat(300))))
                .isEqualTo("too-many-sheets");
        assertThat(code(new ForgedDocument(tbl(tr(tc("甲"), tc("长".repeat(40_000)))))))
                .isEqualTo("text-too-long");
        assertThat(code(
                        new ForgedDocument(tbl(tr(tc("甲"), tc("1")).repeat(60))),
                        Limits.defaults().with(Limit.CELLS, 100)))
                .isEqualTo("too-many-cells");
        assertThat(code(
                        new ForgedDocument(tbl(tr(tc(""), tc("")).repeat(60))),
                        Limits.defaults().with(Limit.CELL_TAGS, 100)))
                .isEqualTo("too-many-cells");
        assertThat(code(
                        new ForgedDocument(tbl(
                                tr(cell("<w:gridSpan w:val='900'/>", p("1"))).repeat(60))),
                        Limits.defaults().with(Limit.ROW_WIDTHS, 10_000)))
                .isEqualTo("too-far-apart");
        assertThat(code(
                        new ForgedDocument(p("文字文字文字").repeat(60) + FORM),
                        Limits.defaults().with(Limit.EXPANDED_TEXT, 500)))
                .isEqualTo("too-much-text");
    }

    @Test
    void brokenDocumentsAreRefusedWithTheirReason() throws IOException {
        assertThat(code(new ForgedDocument(FORM).part("word/document.xml", "<w:document xmlns:w='x'><w:body><w:tbl>")))
                .isEqualTo("damaged-xml");
        assertThat(code(new ForgedDocument("<w:tbl><w:tr>" + tc("甲") + "</w:tbl>")))
                .isEqualTo("damaged-xml");
        assertThat(code(new ForgedDocument(FORM)
                        .part(
                                "_rels/.rels",
                                relations(String.format(RELATION, "officeDocument", "word/gone.xml", "")))))
                .isEqualTo("other-office-file");
    }

    @Test
    void aDocumentWithoutTablesHasNoSheets() {
        assertThat(new ForgedDocument(p("本单位没有填报表。")).read().sheets()).isEmpty();
        assertThat(new ForgedDocument("<w:p>" + r("") + "</w:p><w:tbl/>").read().sheets())
                .hasSize(1);
    }
}
