package huizong.planted;

import java.util.List;
import java.util.function.Consumer;

/**
 * One anomaly, or one thing that looks like an anomaly and is none.
 *
 * @param change what it does to a filing that has been settled; the filing is settled again after it
 * @param expected the findings it must bring and no others: {@code rule@form} or {@code rule:severity@form}, one entry
 *     each; a form is {@code base}, {@code overall}, {@code p1} to {@code p3} or a form's id
 */
record Plant(String name, Consumer<Filing> change, List<String> expected) {
    Plant {
        expected = List.copyOf(expected);
    }

    static Plant of(String name, Consumer<Filing> change, String... expected) {
        return new Plant(name, change, List.of(expected));
    }
}
