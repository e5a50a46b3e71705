package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates whose labels drifted away from their mapping. */
class DoctorTest {
    private static final String MAPPING = "forms/fund_use_detail/wangcheng-2020.yaml";

    @TempDir
    Path folder;

    private Path mappings;
    private Path archive;

    @BeforeEach
    void copyMappings() throws IOException {
        mappings = folder.resolve("mappings");
        ReplayTest.copy(Samples.MAPPINGS, mappings);
        archive = Files.createDirectory(folder.resolve("archive"));
        Files.copy(Samples.file("长沙", ".xlsx"), archive.resolve("1.xlsx"));
    }

    @Test
    void aRefusedTemplateIsReadAfterThePatchThatIsProposedAndTheArchiveReadsAsBefore() throws IOException {
        Path drifted = drawn(
                """
                2021年创新创业专项资金使用情况明细表,,
                填报单位：长沙市望城区人力资源和社会保障局,,
                收款单位名称,项目,拨付数额（万元）
                单位甲,项目甲,150
                单位乙,项目乙,20.5
                ,合计,170.5
                """);
        String before = Files.readString(mappings.resolve(MAPPING));
        Samples.Run offered = doctor(drifted);
        assertThat(offered.status()).as(offered.err()).isZero();
        assertThat(offered.out())
                .contains(MAPPING + ":7  “*资金使用明细表” → “2021年创新创业专项资金使用情况明细表” @A1")
                .contains("-version: 1\n+version: 2\n")
                .contains("+title: [\"*资金使用明细表\", \"*资金使用情况明细表\"]")
                .contains("+      payee: {label: [收款方, \"收款单位名称\", 收款单位, 收款人]}")
                .contains("+      amount: {label: [金额, \"拨付数额\"], type: amount}")
                .contains("Values read from this sheet: 0 → ")
                .contains("changed 0");
        assertThat(Files.readString(mappings.resolve(MAPPING))).isEqualTo(before);

        assertThat(doctor(drifted, "--apply").out()).contains("written: " + MAPPING);
        assertThat(Samples.huizong("mappings", "test", "--mappings", mappings.toString())
                        .status())
                .isZero();
        assertThat(doctor(drifted).out()).contains("nothing to change");
        Samples.Run loaded = Samples.huizong(
                "ingest",
                drifted.toString(),
                "--db",
                folder.resolve("x.duckdb").toString(),
                "--mappings",
                mappings.toString(),
                "--lang=en");
        assertThat(loaded.out()).contains("forms 1").doesNotContain("reading findings");
    }

    @Test
    void aPatchThatChangesArchivedFilingsIsShownAndNotWritten() throws IOException {
        Files.writeString(
                archive.resolve("2.csv"),
                """
                2020年专项资金使用明细表,,,
                填报单位：长沙市望城区人力资源和社会保障局,,,
                收款方,项目,金额（万元）,付款对象
                ,项目甲,1,某甲
                ,项目乙,2,某乙
                ,合计,3,
                """);
        Path drifted = drawn(
                """
                2021年专项资金使用明细表,,
                填报单位：长沙市望城区人力资源和社会保障局,,
                付款对象,项目,金额（万元）
                单位甲,项目甲,150
                ,合计,150
                """);
        String before = Files.readString(mappings.resolve(MAPPING));
        Samples.Run run = doctor(drifted, "--apply");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains("“收款方” → “付款对象” @A3")
                .contains("   2.csv")
                .contains("Archived filings would change; nothing was written");
        assertThat(Files.readString(mappings.resolve(MAPPING))).isEqualTo(before);
    }

    @Test
    void aLabelThatIsGoneIsNamedWithItsLineAndNothingIsProposed() throws IOException {
        Path drifted = drawn(
                """
                2021年专项资金使用明细表,
                填报单位：长沙市望城区人力资源和社会保障局,
                项目,金额（万元）
                项目甲,150
                合计,150
                """);
        Samples.Run run = doctor(drifted);
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out())
                .contains(MAPPING + ":23  “收款方”  the sheet has no label like it")
                .contains("There is no change to propose");
    }

    private Path drawn(String csv) throws IOException {
        return Files.writeString(folder.resolve("drifted.csv"), csv);
    }

    private Samples.Run doctor(Path file, String... more) {
        java.util.List<String> all = new java.util.ArrayList<>(java.util.List.of(
                "mappings",
                "doctor",
                file.toString(),
                "--mappings",
                mappings.toString(),
                "--archive",
                archive.toString(),
                "--lang=en"));
        all.addAll(java.util.List.of(more));
        return Samples.huizong(all.toArray(String[]::new));
    }
}
