package huizong.text;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What a function made of texts seen before: filings repeat the words of their form, and many values, by the thousand.
 * The function must depend on nothing but its argument. May be used by several threads at once.
 */
public final class Memo<V> {
    /**
     * As many as all templates print several times over. What is filed in cells soon fills the rest; then all is forgotten,
     * and what forms print is the first to be known again.
     */
    private static final int MOST = 20_000;

    /** Longer texts hardly come twice. */
    private static final int LONGEST = 40;

    private final Map<String, V> known = new ConcurrentHashMap<>();
    private final Function<String, V> function;

    public Memo(Function<String, V> function) {
        this.function = function;
    }

    /** What the function makes of a text. */
    public V of(String text) {
        V value = known.get(text);
        if (value == null) {
            value = function.apply(text);
            if (text.length() <= LONGEST) {
                if (known.size() >= MOST) {
                    known.clear();
                }
                known.put(text, value);
            }
        }
        return value;
    }
}
