package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.mapping.yaml.Mappings;
import huizong.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changed mappings, and the archive read again with them. */
class ReplayTest {
    private static final String COUNTS = "SELECT (SELECT count(*) FROM meta.submission), (SELECT count(*) FROM"
            + " meta.submission WHERE is_current), (SELECT count(*) FROM meta.lineage), (SELECT count(*) FROM"
            + " meta.reading_finding)";

    @TempDir
    Path folder;

    private Path mappings;
    private Path db;
    private Path archive;

    @BeforeEach
    void loadTheSamples() throws IOException {
        mappings = folder.resolve("mappings");
        copy(Samples.MAPPINGS, mappings);
        db = folder.resolve("output/huizong.duckdb");
        archive = folder.resolve("output/archive/2024/06");
        Files.createDirectories(archive);
        int n = 0;
        for (Path sample : List.of(Samples.file("长沙", ".xlsx"), Samples.file("湖南", ".xlsx"))) {
            Files.copy(sample, archive.resolve("0000000" + n++ + "-" + sample.getFileName()));
        }
        String[] both = {
            "ingest",
            Samples.file("长沙", ".xlsx").toString(),
            Samples.file("湖南", ".xlsx").toString()
        };
        assertThat(huizong(both).status()).isZero();
    }

    @Test
    void theSameMappingsChangeNothing() {
        List<?> before = ask(COUNTS);
        Samples.Run run = huizong("ingest", "--replay");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("Read again: 2 workbooks; unchanged 3, superseded 0, new 0");
        assertThat(run.out().lines()).hasSize(1);
        assertThat(ask(COUNTS)).isEqualTo(before);
    }

    @Test
    void onlyTheFilingThatReadsDifferentlyIsSupersededAndASecondTimeNothingIs() throws IOException {
        edit("fund_use_detail/wangcheng-2020.yaml", "version: 1", "version: 2");
        edit("fund_use_detail/wangcheng-2020.yaml", "until: [合计, 总计]", "until: [合计, 总计]\n    constants: {payee: 某单位}");
        edit("fund_use_detail/wangcheng-2020.yaml", "payee: {label: [收款方, 收款单位, 收款人]}", "item: {label: [项目, 项目名称]}");
        edit("fund_use_detail/wangcheng-2020.yaml", "      item: {label: [项目, 项目名称]}\n      amount", "      amount");
        edit("three_public_comparison/hunan-2020.yaml", "version: 2", "version: 3");
        String version = "SELECT mapping_version, revision, is_current, superseded_by IS NULL FROM meta.submission"
                + " WHERE form_id IN ('fund_use_detail', 'three_public_comparison') ORDER BY form_id, revision";

        Samples.Run shown = huizong("ingest", "--replay", "--dry-run");
        assertThat(shown.out())
                .contains("fund_use_detail  wangcheng-2020@1 → wangcheng-2020@2")
                .contains("A4  fund_use[1].payee  创业服务基层单位 → 某单位")
                .contains("to be superseded 1")
                .doesNotContain("three_public_comparison");
        assertThat(ask(version)).hasSize(2);

        Samples.Run run = huizong("ingest", "--replay");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("unchanged 2, superseded 1, new 0, history left alone 0, no longer read 0");
        assertThat(ask(version).toString())
                .isEqualTo("[[wangcheng-2020@1, 1, false, false], [wangcheng-2020@2, 2, true, true],"
                        + " [hunan-2020@2, 1, true, true]]");
        assertThat(ask("SELECT DISTINCT payee FROM main.fund_use").toString()).isEqualTo("[[某单位]]");
        assertThat(ask("SELECT count(*) FROM filed.fund_use WHERE payee <> '某单位'")
                        .toString())
                .isEqualTo("[[14]]");

        List<?> after = ask(COUNTS);
        Samples.Run again = huizong("ingest", "--replay");
        assertThat(again.out()).contains("unchanged 3, superseded 0");
        assertThat(ask(COUNTS)).isEqualTo(after);
    }

    @Test
    void aFormThatIsReadNoLongerIsSaidAndKept() throws IOException {
        edit("three_public_comparison/hunan-2020.yaml", "title: \"*“三公”经费支出情况表\"", "title: 另一张表");
        edit("three_public_comparison/hunan-2020.yaml", "  - [本年支出, 本年数]", "  - [别的栏目]");
        Samples.Run run = huizong("ingest", "--replay");
        assertThat(run.status()).isEqualTo(5);
        assertThat(run.out())
                .contains("three_public_comparison  hunan-2020@2 (the earlier reading is kept)")
                .contains("no longer read 1");
        assertThat(ask("SELECT count(*) FROM main.three_public_comparison").toString())
                .isEqualTo("[[6]]");
    }

    @Test
    void whatALaterWorkbookReplacedStaysHistory() throws IOException {
        Path later = folder.resolve("later.csv");
        Files.writeString(
                later,
                """
                2020年创新创业带动就业专项扶持资金使用明细表,,
                填报单位：长沙市望城区人力资源和社会保障局,,
                收款方,项目,金额（万元）
                甲,乙,1
                ,合计,1
                """);
        // a long list that shrinks to one line waits for the bureau
        assertThat(huizong("ingest", later.toString()).status()).isEqualTo(5);
        Files.writeString(
                mappings.resolve("reference/decisions.csv"),
                "unit,form_id,fiscal_year,file,decision,basis\n,,,later.csv,accept,来函确认\n");
        assertThat(huizong("ingest", later.toString()).status()).isZero();
        edit(
                "fund_use_detail/wangcheng-2020.yaml",
                "payee: {label: [收款方, 收款单位, 收款人]}",
                "payee: {label: [单位甲], optional: true}");
        Samples.Run run = huizong("ingest", "--replay", archive.toString(), later.toString());
        assertThat(run.out()).contains("later.csv").contains("superseded 1").contains("history left alone 1");
        assertThat(ask("SELECT item, payee FROM main.fund_use").toString()).isEqualTo("[[乙, ]]");
    }

    @Test
    void anOriginalThatIsGoneIsSaid() throws IOException {
        try (Stream<Path> files = Files.list(archive)) {
            Files.delete(
                    files.filter(f -> f.toString().contains("长沙")).findFirst().orElseThrow());
        }
        Samples.Run run = huizong("ingest", "--replay", archive.toString());
        assertThat(run.status()).isEqualTo(5);
        assertThat(run.out()).contains("the original is not in the archive").contains("workbooks not read 1");
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = mappings.resolve("forms").resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    private Samples.Run huizong(String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of(arguments));
        all.addAll(List.of("--db", db.toString(), "--mappings", mappings.toString(), "--lang=en"));
        return Samples.huizong(all.toArray(String[]::new));
    }

    private List<List<String>> ask(String sql) {
        try (Store store = Store.open(db, Mappings.read(mappings).tables())) {
            return store.query(sql).rows().stream()
                    .map(r -> r.stream()
                            .map(v -> v.map(Object::toString).orElse(""))
                            .toList())
                    .toList();
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
