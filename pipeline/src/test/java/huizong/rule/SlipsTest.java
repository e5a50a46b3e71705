package huizong.rule;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.rule.Identity.Kind;
import huizong.rule.Identity.Place;
import huizong.rule.Identity.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A form of nine lines in two columns: 1 = 2 + 3 + 4, 5 = 6 + 7, 7 = 8 + 9; and a rate, 5 of final by 5 of budget. */
class SlipsTest {
    private static final int[][] SUMS = {{1, 2, 3, 4}, {5, 6, 7}, {7, 8, 9}};

    private final Map<Place, BigDecimal> figures = new HashMap<>();
    private BigDecimal rate;

    SlipsTest() {
        put("budget", "7.93", "4.21", "0", "3.72", "221.37", "40.11", "181.26", "118.21", "63.05");
        put("final", "6.65", "3.33", "0", "3.32", "208.62", "38.62", "170", "112.95", "57.05");
        rate = new BigDecimal("0.9424");
    }

    private void put(String column, String... values) {
        for (int i = 0; i < values.length; i++) {
            figures.put(at(i + 1, column), new BigDecimal(values[i]));
        }
    }

    private static Place at(int line, String column) {
        return new Place("expenditure_item", line, column);
    }

    private void file(int line, String column, String value) {
        figures.put(at(line, column), new BigDecimal(value));
    }

    private void exchange(Place a, Place b) {
        BigDecimal first = figure(a);
        figures.put(a, figure(b));
        figures.put(b, first);
    }

    private BigDecimal figure(Place place) {
        return figures.getOrDefault(place, BigDecimal.ZERO);
    }

    private Term term(String role, Place place) {
        return new Term(role, Optional.of(place), figure(place));
    }

    private List<Identity> identities() {
        List<Identity> identities = new ArrayList<>();
        for (String column : List.of("budget", "final")) {
            for (int[] lines : SUMS) {
                List<Term> terms = new ArrayList<>();
                terms.add(term("total", at(lines[0], column)));
                for (int i = 1; i < lines.length; i++) {
                    terms.add(term("part", at(lines[i], column)));
                }
                identities.add(new Identity(Kind.SUM, new BigDecimal("0.015"), terms));
            }
        }
        identities.add(new Identity(
                Kind.RATE,
                new BigDecimal("0.00005"),
                List.of(
                        new Term("stated", Optional.of(new Place("base", 0, "rate")), rate),
                        term("numerator", at(5, "final")),
                        term("denominator", at(5, "budget")))));
        return identities;
    }

    private void assertMended(Slip.Kind kind, Place place, Map<Place, String> meant) {
        Slip slip = Slips.explaining(identities()).orElseThrow();
        assertThat(slip.kind()).isEqualTo(kind);
        assertThat(slip.place()).isEqualTo(place);
        assertThat(slip.meant()).hasSameSizeAs(meant);
        meant.forEach((p, value) -> assertThat(slip.meant().get(p)).isEqualByComparingTo(value));
    }

    @Test
    void nothingIsMendedWhereEverythingAgrees() {
        assertThat(Slips.explaining(identities())).isEmpty();
    }

    @Test
    void yuanInsteadOfTenThousands() {
        file(4, "final", "33200");
        assertMended(Slip.Kind.UNIT, at(4, "final"), Map.of(at(4, "final"), "3.32"));
    }

    @Test
    void aSignTurnedRound() {
        file(9, "budget", "-63.05");
        assertMended(Slip.Kind.SIGN, at(9, "budget"), Map.of(at(9, "budget"), "63.05"));
    }

    @Test
    void twoDigitsTransposed() {
        file(8, "final", "121.95");
        assertMended(Slip.Kind.DIGITS, at(8, "final"), Map.of(at(8, "final"), "112.95"));
    }

    @Test
    void aFigureOnTheNextLine() {
        file(3, "budget", "3.72");
        file(4, "budget", "0");
        // within one sum nothing shows; across two it does
        assertThat(Slips.explaining(identities())).isEmpty();
        exchange(at(3, "budget"), at(4, "budget"));
        exchange(at(4, "budget"), at(5, "budget"));
        assertMended(Slip.Kind.ROW, at(4, "budget"), Map.of(at(4, "budget"), "3.72", at(5, "budget"), "221.37"));
    }

    @Test
    void twoColumnsSwapped() {
        exchange(at(8, "budget"), at(8, "final"));
        Slip slip = Slips.explaining(identities()).orElseThrow();
        assertThat(slip.kind()).isEqualTo(Slip.Kind.COLUMN);
        assertThat(slip.meant().get(at(8, "budget"))).isEqualByComparingTo("118.21");
        assertThat(slip.meant().get(at(8, "final"))).isEqualByComparingTo("112.95");
    }

    @Test
    void detailsAddedTogetherWithTheirHeading() {
        file(5, "final", "378.62");
        assertMended(Slip.Kind.TWICE, at(5, "final"), Map.of(at(5, "final"), "208.62"));
    }

    @Test
    void nothingIsOfferedWhereTwoDifferentSlipsWouldDo() {
        put("final", "6.65", "3.33", "0", "3.32", "95.62", "38.62", "57", "12", "45");
        rate = new BigDecimal("0.432");
        assertThat(Slips.explaining(identities())).isEmpty();
        // nine too few either way: 12 for 21, or 45 for 54
        file(7, "final", "66");
        file(5, "final", "104.62");
        rate = new BigDecimal("0.4726");
        assertThat(Slips.explaining(identities())).isEmpty();
    }

    @Test
    void nothingIsOfferedWhereOneSlipMendsOnlyOneOfTwoSums() {
        file(4, "final", "33200");
        file(9, "budget", "68.05");
        assertThat(Slips.explaining(identities())).isEmpty();
    }

    @Test
    void nothingIsOfferedWhereASumIsMendedButARateThenFails() {
        // 5 = 6 + 7 holds again with 208.62, but the rate was worked out from what was filed
        file(5, "final", "280.62");
        rate = new BigDecimal("1.2676");
        assertThat(Slips.explaining(identities())).isEmpty();
    }

    @Test
    void nothingIsOfferedWhereNoUsualSlipExplainsTheDifference() {
        file(1, "budget", "8.50");
        assertThat(Slips.explaining(identities())).isEmpty();
    }
}
