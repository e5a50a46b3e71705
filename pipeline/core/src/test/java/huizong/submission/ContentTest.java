package huizong.submission;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.submission.Content.Change;
import huizong.submission.Content.Item;
import huizong.submission.Content.Place;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentTest {
    private static final Place BUDGET = new Place("expenditure_item", 2, "budget");
    private static final Place FINAL = new Place("expenditure_item", 10, "final");

    private static Content of(Map<Place, Item> items) {
        return new Content(items, List.of());
    }

    @Test
    void figuresAreComparedAsTheDatabaseKeepsThem() {
        assertThat(Content.text(new BigDecimal("59.8700"))).isEqualTo("59.87");
        assertThat(Content.text(new BigDecimal("0.0000004"))).isEqualTo("0");
        assertThat(Content.text(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(Content.text("无")).isEqualTo("无");
    }

    @Test
    void whatCameWhatWentAndWhatChangedIsToldInTheOrderOfLines() {
        Item before = new Item("72", "D31", "72");
        Item after = new Item("80", "D31", "80");
        assertThat(of(Map.of(BUDGET, before)).changes(of(Map.of(BUDGET, after, FINAL, after))))
                .containsExactly(new Change(BUDGET, before, after), new Change(FINAL, Item.NONE, after));
        assertThat(of(Map.of(BUDGET, before)).changes(of(Map.of())))
                .containsExactly(new Change(BUDGET, before, Item.NONE));
        assertThat(of(Map.of(BUDGET, before)).changes(of(Map.of(BUDGET, before))))
                .isEmpty();
    }

    @Test
    void theSameFigureFromAnotherCellIsAChange() {
        assertThat(of(Map.of(BUDGET, new Item("72", "D31", "72")))
                        .changes(of(Map.of(BUDGET, new Item("72", "D32", "72")))))
                .hasSize(1);
    }
}
