package outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huizong.extract.Extraction;
import huizong.extract.FormReader;
import huizong.mapping.MappingException;
import huizong.submission.Content;
import huizong.submission.Submission;
import huizong.workbook.guard.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormReaderTest {
    private static final Path MAPPINGS = Path.of("..", "mappings");
    private static final Path SAMPLES = Path.of("..", "input-samples");
    private static final String LIST =
            """
            2024年资金使用明细表,,
            填报单位：怀化市就业服务中心,,
            收款方,项目,金额（万元）
            单位甲,项目甲,150
            合计,,150
            """;

    @TempDir
    Path folder;

    @Test
    void aMappingsFolderAndTheBytesOfAFileGiveItsSubmissions() throws IOException {
        byte[] bytes = Files.readAllBytes(sample("湖南省就业服务中心"));

        FormReader forms = FormReader.open(MAPPINGS);
        Extraction read = forms.read("湖南省就业服务中心2020年度三公与基金.xlsx", bytes);
        List<String> filed = read.submissions().stream().map(Submission::formId).toList();

        assertThat(filed).containsExactly("three_public_comparison", "social_fund_execution");
    }

    @Test
    void bytesSayWhatTheFileTheyCameFromSaysInEveryFormat() throws IOException {
        FormReader forms = FormReader.open(MAPPINGS);
        Path list = Files.writeString(folder.resolve("怀化市 2024.csv"), LIST);
        try (Stream<Path> samples = Files.list(SAMPLES)) {
            List<Path> files = Stream.concat(samples, Stream.of(list))
                    .filter(f -> f.toString().matches(".*\\.(xlsx|xls|csv)"))
                    .toList();
            assertThat(files).hasSizeGreaterThan(8);
            for (Path file : files) {
                Extraction expected = forms.read(file);
                Extraction read = forms.read(String.valueOf(file.getFileName()), Files.readAllBytes(file));
                assertThat(expected.submissions()).as(file.toString()).isNotEmpty();
                assertThat(read.submissions().stream().map(Content::of).toList())
                        .as(file.toString())
                        .isEqualTo(
                                expected.submissions().stream().map(Content::of).toList());
                assertThat(read.findings()).as(file.toString()).isEqualTo(expected.findings());
            }
        }
    }

    @Test
    void bytesThatAreNoWorkbookAreRefusedWithACode() {
        FormReader forms = FormReader.open(MAPPINGS);
        assertThat(refusal(forms, "空.xlsx", "")).isEqualTo("empty-file");
        assertThat(refusal(forms, "扫描件.xlsx", "%PDF-1.4\n")).isEqualTo("pdf");
        assertThat(refusal(forms, "说明.docx", "说明")).isEqualTo("text-not-workbook");
        assertThat(refusal(forms, "断.xlsx", "PK\u0003\u0004断")).isNotEmpty();
    }

    private static String refusal(FormReader forms, String name, String content) {
        try {
            forms.read(name, content.getBytes(StandardCharsets.UTF_8));
            return "";
        } catch (UnreadableException e) {
            return e.code();
        }
    }

    @Test
    void aNameThatNoFileCouldHaveIsNoHindrance() {
        FormReader forms = FormReader.open(MAPPINGS);
        byte[] bytes = LIST.getBytes(StandardCharsets.UTF_8);
        for (String name :
                List.of("../../2024.csv", "a\u0000b\n\u202E:2024.csv", "\uD800.csv", "表".repeat(400) + ".csv")) {
            assertThat(forms.read(name, bytes).submissions()).as(name).hasSize(1);
        }
        assertThat(refusal(forms, "", LIST)).isEqualTo("text-not-workbook");
        assertThat(refusal(forms, "..", LIST)).isEqualTo("text-not-workbook");
    }

    @Test
    void nothingIsPrinted() throws IOException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream caught = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(caught);
            System.setErr(caught);
            FormReader forms = FormReader.open(MAPPINGS);
            forms.read(sample("怀化市就业服务中心2023年度绩效自评.xlsx"));
            refusal(forms, "断.xlsx", "PK\u0003\u0004断");
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aFolderThatHoldsNoMappingsIsNamed() {
        assertThatThrownBy(() -> FormReader.open(folder))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("reference/divisions.csv:1: the file is missing");
    }

    private static Path sample(String begin) throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(f -> String.valueOf(f.getFileName()).startsWith(begin))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
