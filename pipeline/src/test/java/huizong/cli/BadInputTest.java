package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.store.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read is refused with a reason in both languages, the right exit status, and nothing half-loaded. */
class BadInputTest {
    @TempDir
    Path folder;

    private Samples.Run ingest(Path file, String language) {
        return Samples.huizong(
                "ingest",
                "--db",
                folder.resolve("x.duckdb").toString(),
                "--mappings",
                Samples.MAPPINGS.toString(),
                "--lang",
                language,
                file.toString());
    }

    private void refused(Path file, String code, String chinese, String english) {
        Samples.Run zh = ingest(file, "zh");
        assertThat(zh.status()).isEqualTo(5);
        assertThat(zh.out()).contains("[" + code + "]").contains(chinese);
        Samples.Run en = ingest(file, "en");
        assertThat(en.status()).isEqualTo(5);
        assertThat(en.out()).contains("[" + code + "]").contains(english);
        Path db = folder.resolve("x.duckdb");
        assertThat(Store.queryReadOnly(db, "SELECT status, reason_code FROM meta.workbook")
                        .rows()
                        .toString())
                .contains("rejected")
                .contains(code);
        assertThat(Store.queryReadOnly(db, "SELECT 1 FROM meta.submission UNION ALL SELECT 1 FROM meta.lineage")
                        .rows())
                .isEmpty();
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        refused(Files.createFile(folder.resolve("空.xlsx")), "empty-file", "重新保存", "empty");
    }

    @Test
    void textCalledXlsxIsRefused() throws IOException {
        refused(Files.writeString(folder.resolve("文本.xlsx"), "单位,金额\n甲,1\n"), "text-not-workbook", "另存为", "plain text");
    }

    @Test
    void anEncryptedWorkbookIsSaidToHaveAPassword() throws Exception {
        Path file = folder.resolve("加密.xlsx");
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream out = encryptor.getDataStream(container);
                    XSSFWorkbook workbook = new XSSFWorkbook()) {
                workbook.createSheet("x");
                workbook.write(out);
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                container.writeFilesystem(out);
            }
        }
        refused(file, "encrypted", "有密码", "password");
    }

    @Test
    void aWorkbookWithoutAKnownFormIsRefused() throws IOException {
        Path file = folder.resolve("封面.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            workbook.createSheet("封面").createRow(0).createCell(0).setCellValue("请填写部门整体支出绩效自评表");
            workbook.write(out);
        }
        refused(file, "no-known-form", "规定的表样", "prescribed template");
    }

    @Test
    void aMappingWithAnUnknownKeyStopsTheRunBeforeAnyFileIsOpened() throws IOException {
        Path mappings = folder.resolve("mappings");
        try (Stream<Path> files = Files.walk(Samples.MAPPINGS)) {
            for (Path file : files.toList()) {
                Path copy = mappings.resolve(Samples.MAPPINGS.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        Path form = mappings.resolve("forms/base_data/hunan-2023.yaml");
        Files.writeString(form, Files.readString(form).replaceFirst("money: 万元", "mony: 万元"));
        Samples.Run run = Samples.huizong(
                "run",
                "--input",
                Samples.FOLDER.toString(),
                "--output",
                folder.resolve("out").toString(),
                "--mappings",
                mappings.toString(),
                "--lang",
                "en");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .containsPattern("base_data/hunan-2023.yaml:\\d+: unknown key \"mony\"; did you mean \"money\"\\?");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aLockedDatabaseIsSaidAndNothingElseHappens() throws Exception {
        Path db = folder.resolve("locked.duckdb");
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        db.toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("held");
            Samples.Run run = Samples.huizong(
                    "ingest",
                    "--db",
                    db.toString(),
                    "--mappings",
                    Samples.MAPPINGS.toString(),
                    "--lang",
                    "zh",
                    Samples.FOLDER.toString());
            assertThat(run.status()).isEqualTo(4);
            assertThat(run.err()).contains("数据库正被另一个程序使用").contains(String.valueOf(holder.pid()));
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    @Test
    void theMappingsOfTheProjectHaveNoMistakes() {
        Samples.Run run =
                Samples.huizong("mappings", "lint", "--mappings", Samples.MAPPINGS.toString(), "--lang", "en");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("No mistakes: 17 templates, 45 rules");
    }

    @Test
    void aPathThatDoesNotExistIsAMistakeOfUsage() {
        Samples.Run run = ingest(folder.resolve("没有.xlsx"), "zh");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("没有这个文件");
    }
}
