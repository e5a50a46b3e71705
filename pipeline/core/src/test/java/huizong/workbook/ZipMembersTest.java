package huizong.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import huizong.workbook.ForgedZip.Entry;
import huizong.workbook.guard.Limit;
import huizong.workbook.guard.Limits;
import huizong.workbook.guard.UnreadableException;
import huizong.workbook.xlsx.ZipMembers;
import huizong.workbook.xlsx.ZipMembers.Member;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A .zip in which workbooks are filed: each of its files alone, a bad one refused alone. */
class ZipMembersTest {
    @TempDir
    Path folder = Path.of("");

    /** What becomes of each file: its text, or the code it is refused with. */
    private Map<String, String> members(byte[] zip, Limits limits) throws IOException {
        Map<String, String> outcomes = new LinkedHashMap<>();
        Path file = Files.write(folder.resolve("一.zip"), zip);
        try (ZipMembers opened = ZipMembers.of(file, limits).orElseThrow()) {
            for (Member member : opened.members()) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try {
                    opened.copy(member, out);
                    outcomes.put(
                            member.path(), out.size() > 99 ? out.size() + "" : out.toString(StandardCharsets.UTF_8));
                } catch (UnreadableException e) {
                    outcomes.put(member.path(), e.code());
                }
            }
        }
        return outcomes;
    }

    private Map<String, String> members(ForgedZip zip) throws IOException {
        return members(zip.bytes(), Limits.defaults());
    }

    private static Entry entry(String name, String content) {
        return Entry.of(name, content.getBytes(StandardCharsets.UTF_8), true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "UTF-8"})
    void namesAreReadWhetherWindowsOrAnyoneElseWroteThem(String charset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, Charset.forName(charset))) {
            zip.putNextEntry(new ZipEntry("部门/"));
            zip.putNextEntry(new ZipEntry("部门/县水利局/自评表.xlsx"));
            zip.write("甲".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("基础数据表.xls"));
            zip.write("乙".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(members(out.toByteArray(), Limits.defaults()))
                .containsExactly(Map.entry("部门/县水利局/自评表.xlsx", "甲"), Map.entry("基础数据表.xls", "乙"));
    }

    @Test
    void aBadFileIsRefusedAndTheOthersAreNot() throws IOException {
        ForgedZip zip = new ForgedZip()
                .add(entry("a.xlsx", "a"))
                .add(entry("b.xlsx", "b").flags(1))
                .add(entry("../c.xlsx", "c"))
                .add(entry("d.xlsx", "d").method(12))
                .add(entry("e.xlsx", "eeeee").flipBit())
                .add(entry("f.xlsx", "f").crcOff(1, 1))
                .add(entry("g.xlsx", "g"))
                .add(entry("h.xlsx", "h").sharingTheOneBefore())
                .add(entry("g.xlsx", "again"))
                .add(entry("i.xlsx", "i"));
        Map<String, String> outcomes = members(zip);
        assertThat(outcomes)
                .containsEntry("a.xlsx", "a")
                .containsEntry("b.xlsx", "encrypted-entry")
                .containsEntry("../c.xlsx", "bad-entry-name")
                .containsEntry("d.xlsx", "unknown-compression")
                .containsEntry("f.xlsx", "bad-crc")
                .containsEntry("g.xlsx", "duplicate-entry")
                .containsEntry("h.xlsx", "overlapping-entries")
                .containsEntry("i.xlsx", "i");
        assertThat(outcomes.get("e.xlsx")).isIn("bad-crc", "damaged-part", "false-size");
    }

    @Test
    void aPasswordIsSaidInTheWordsOfThePersonWhoSetIt() throws IOException {
        Path file = Files.write(
                folder.resolve("密.zip"),
                new ForgedZip().add(entry("a.xlsx", "a").flags(1)).bytes());
        try (ZipMembers opened = ZipMembers.of(file, Limits.defaults()).orElseThrow()) {
            UnreadableException e = catchThrowableOfType(
                    UnreadableException.class,
                    () -> opened.copy(opened.members().get(0), OutputStream.nullOutputStream()));
            assertThat(e.chinese()).contains("有密码", "a.xlsx", "重新压缩为不带密码的 .zip");
        }
    }

    @Test
    void aBombIsRefusedAloneAndAllTogetherHaveOneLimit() throws IOException {
        ForgedZip zip = new ForgedZip()
                .add(entry("a.xlsx", "a"))
                .add(Entry.of("bomb.xlsx", new byte[24 << 20], true))
                .add(entry("b.xlsx", "b"));
        assertThat(members(zip))
                .containsExactly(
                        Map.entry("a.xlsx", "a"), Map.entry("bomb.xlsx", "zip-bomb"), Map.entry("b.xlsx", "b"));
        ForgedZip two = new ForgedZip()
                .add(Entry.of("a.xlsx", new byte[600], false))
                .add(Entry.of("b.xlsx", new byte[600], false));
        assertThat(members(two.bytes(), Limits.defaults().with(Limit.TOTAL_SIZE, 1_000)))
                .containsExactly(Map.entry("a.xlsx", "600"), Map.entry("b.xlsx", "parts-too-large"));
    }

    @Test
    void tooManyFilesAreTheRefusalOfAll() throws IOException {
        ForgedZip zip = new ForgedZip();
        for (int i = 0; i < 11; i++) {
            zip.add(entry(i + ".xlsx", "x"));
        }
        Path file = Files.write(folder.resolve("a.zip"), zip.bytes());
        UnreadableException e = catchThrowableOfType(
                UnreadableException.class,
                () -> ZipMembers.of(file, Limits.defaults().with(Limit.ENTRIES, 10)));
        assertThat(e.code()).isEqualTo("too-many-entries");
    }

    @Test
    void aWorkbookIsNoArchiveAndNeitherIsWhatIsNoZip() throws IOException {
        for (byte[] content : List.of(
                new ForgedBook().bytes(),
                new ForgedZip().bytes(),
                new ForgedZip().add(entry("META-INF/manifest.xml", "")).bytes(),
                "Rar!".getBytes(StandardCharsets.US_ASCII),
                new byte[0])) {
            Optional<ZipMembers> opened =
                    ZipMembers.of(Files.write(folder.resolve("a.zip"), content), Limits.defaults());
            assertThat(opened).isEmpty();
        }
    }

    @Test
    void picturesAndOtherArchivesAreAnsweredWithWhatToHandIn() throws IOException {
        Map<String, byte[]> heads = new LinkedHashMap<>();
        heads.put("picture a.jpg", new byte[] {-1, -40, -1, -32, 0, 16});
        heads.put("picture b.png", new byte[] {-119, 'P', 'N', 'G', 13, 10, 26, 10});
        heads.put("picture c.heic", "\0\0\0\u0018ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
        heads.put("picture d.tif", new byte[] {'I', 'I', '*', 0, 8, 0});
        heads.put("picture e.bmp", new byte[] {'B', 'M', 54, 0, 0, 0, 0, 0, 0, 0, 54, 0});
        heads.put("picture f.webp", "RIFF\1\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1));
        heads.put("pdf g.pdf", "%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1));
        heads.put("archive h.rar", "Rar!\u001a\u0007\1\0".getBytes(StandardCharsets.ISO_8859_1));
        heads.put("archive i.7z", "7z\u00bc\u00af\u0027\u001c".getBytes(StandardCharsets.ISO_8859_1));
        heads.put("archive j.zip", new ForgedZip().add(entry("a.xlsx", "a")).bytes());
        for (Map.Entry<String, byte[]> head : heads.entrySet()) {
            String[] words = head.getKey().split(" ", -1);
            Path file = Files.write(folder.resolve(words[1]), head.getValue());
            UnreadableException e = catchThrowableOfType(UnreadableException.class, () -> WorkbookReader.withDefaults()
                    .read(file));
            assertThat(e.code()).isEqualTo(words[0]);
            assertThat(e.chinese()).contains(words[0].equals("archive") ? "重新压缩为不带密码的 .zip" : "请交电子表格");
        }
    }
}
