package huizong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.grid.Label;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LabelIndexTest {
    private static final OptionalInt ANY_YEAR = OptionalInt.empty();

    private final Anchor ending = anchor("*自评表");
    private final Anchor plain = anchor("部门整体支出绩效自评表", "整体自评");
    private final Anchor dated = anchor("{year}年自评表");
    private final LabelIndex<Anchor> index = new LabelIndex<>(List.of(ending, plain, dated), a -> a);

    @Test
    void findsAllThatMatchInTheOrderGiven() {
        assertThat(index.all(Label.of("部门整体支出绩效自评表"), ANY_YEAR)).containsExactly(ending, plain);
        assertThat(index.all(Label.of("2023 年自评表："), ANY_YEAR)).containsExactly(ending, dated);
        assertThat(index.first(Label.of("1、整体自评（万元）"), ANY_YEAR)).contains(plain);
    }

    @Test
    void findsWhatTryingEachAnchorFinds() {
        for (String text : List.of("自评表", "（一）自评表（元）", "2022年度自评表", "整体自评*", "自评", "", "2023年自评表样")) {
            Label label = Label.of(text);
            List<Anchor> tried = Stream.of(ending, plain, dated)
                    .filter(a -> a.matches(label, ANY_YEAR))
                    .toList();
            assertThat(index.all(label, ANY_YEAR)).as(text).isEqualTo(tried);
            assertThat(index.first(label, ANY_YEAR))
                    .as(text)
                    .isEqualTo(tried.stream().findFirst());
        }
    }

    @Test
    void aYearThatIsNotTheFormsDoesNotMatch() {
        assertThat(index.all(Label.of("2023年自评表"), OptionalInt.of(2022))).containsExactly(ending);
    }

    private static Anchor anchor(String... spellings) {
        return new Anchor(Stream.of(spellings).map(LabelPattern::of).toList(), "test");
    }
}
