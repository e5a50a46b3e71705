package huizong.extract;

import huizong.mapping.Label;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Labels already made, by text: filings repeat the words of their form by the thousand. */
final class LabelCache {
    /** As many as all templates print several times over; what is filed in cells soon fills the rest. */
    private static final int MOST = 20_000;

    private static final int LONGEST = 40;

    private final Map<String, Label> known = new ConcurrentHashMap<>();

    Label of(String text) {
        Label label = known.get(text);
        if (label == null) {
            label = Label.of(text);
            if (text.length() <= LONGEST && known.size() < MOST) {
                known.put(text, label);
            }
        }
        return label;
    }
}
