package huizong.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"~$表.xlsx", ".~表.xlsx", "._表.xlsx", "表.xlsx.part", "表.TMP", "表.crdownload", "Thumbs.db"})
    void namesThatPeopleDoNotFileArePassedOver(String name) {
        assertThat(FileNames.isPassedOver(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"表.xlsx", "表.XLS", "表", "tmp.xlsx", "~表.xlsx"})
    void theirNeighboursAreNot(String name) {
        assertThat(FileNames.isPassedOver(name)).isFalse();
    }

    @Test
    void aNameBecomesOneThatEverySystemKeepsAndIsTheSameEachTime() {
        assertThat(FileNames.safe("a:b*c?.xlsx")).isEqualTo("a_b_c_.xlsx");
        assertThat(FileNames.safe("报\u202exslx.表\n")).isEqualTo("报_xslx.表_");
        assertThat(FileNames.safe("表. . ")).isEqualTo("表_");
        assertThat(FileNames.safe("")).isEqualTo("_");
        assertThat(FileNames.safe("单位".repeat(200) + ".xlsx"))
                .endsWith(".xlsx")
                .satisfies(n -> assertThat(n.getBytes(StandardCharsets.UTF_8).length)
                        .isLessThanOrEqualTo(185));
        assertThat(FileNames.relative(Path.of("怀化", "a|b.xlsx"))).isEqualTo("怀化/a_b.xlsx");
    }

    @Test
    void aSuffixStandsBeforeTheEnding() {
        assertThat(FileNames.suffixed("表.xlsx", "-退回")).isEqualTo("表-退回.xlsx");
        assertThat(FileNames.suffixed("表", "-退回")).isEqualTo("表-退回");
        assertThat(FileNames.isLikeOurs("表-退回.xlsx")).isTrue();
        assertThat(FileNames.isLikeOurs("退回说明.xlsx")).isFalse();
    }
}
