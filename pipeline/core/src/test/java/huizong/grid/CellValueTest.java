package huizong.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CellValueTest {
    @Test
    void cellsWithTheSameShortTextShareItAndItsLabel() {
        CellValue.Text first = CellValue.Text.of("1、公务接待（万元）：");
        CellValue.Text second = CellValue.Text.of("1、公务接待（万元）：");

        assertThat(second).isSameAs(first);
        assertThat(first.label()).isSameAs(second.label());
        assertThat(first.label().core()).isEqualTo("公务接待");
        assertThat(first).isEqualTo(new CellValue.Text("1、公务接待（万元）：")).isNotEqualTo(CellValue.Text.of("公务接待"));
    }

    @Test
    void whatIsShownIsALabelToo() {
        assertThat(new CellValue.Number(new BigDecimal("0.9782"), true).label().full())
                .isEqualTo("97.82%");
        assertThat(CellValue.Blank.INSTANCE.label().full()).isEmpty();
    }
}
