package huizong.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huizong.mapping.yaml.TableCatalogReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamedRowsTest {
    record Filed(String unitName, Optional<BigDecimal> amount, int lineNo, boolean isCurrent, Optional<LocalDate> on) {}

    record Other(String missing) {}

    record Count(int amount) {}

    private static Result rows(String sql) {
        try (Store store = Store.inMemory(TableCatalogReader.read(Path.of("..", "mappings"), new ArrayList<>()))) {
            return store.query(sql);
        }
    }

    @Test
    void aRowBecomesARecordByTheNamesOfItsColumnsInAnyOrder() {
        assertThat(rows("SELECT 3 line_no, true is_current, NULL::VARCHAR unit_name, 1.50::DECIMAL(18,6) amount,"
                                + " DATE '2024-05-20' \"on\" UNION ALL SELECT 4, false, '乙', NULL, NULL ORDER BY 1")
                        .as(Filed.class))
                .isEqualTo(List.of(
                        new Filed(
                                "",
                                Optional.of(new BigDecimal("1.500000")),
                                3,
                                true,
                                Optional.of(LocalDate.of(2024, 5, 20))),
                        new Filed("乙", Optional.empty(), 4, false, Optional.empty())));
    }

    @Test
    void aComponentWithoutAColumnAndAValueOfAnotherTypeAreSaid() {
        assertThatThrownBy(() -> rows("SELECT 1 x").as(Other.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Other.missing has no column");
        assertThatThrownBy(() -> rows("SELECT NULL::INTEGER amount").as(Count.class))
                .hasMessageContaining("is NULL and not Optional");
        assertThatThrownBy(() -> rows("SELECT 'a' amount").as(Count.class)).hasMessageContaining("cannot be String");
    }
}
