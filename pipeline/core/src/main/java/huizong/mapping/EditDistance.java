package huizong.mapping;

import huizong.grid.Label;

/** Levenshtein distance: how many characters to insert, delete or replace to make one text the other. */
public final class EditDistance {
    /** A label of fewer characters is not taken for another with a slip in it. */
    public static final int SHORTEST_SLIP = 4;

    /** Nor is a longer one. */
    public static final int LONGEST_SLIP = 12;

    private EditDistance() {}

    /** Whether a label, neither short nor long, is a word but for a slip in a single letter. */
    public static boolean isSlip(Label label, String word, long letters) {
        int length = label.core().length();
        return length >= SHORTEST_SLIP
                && length <= LONGEST_SLIP
                && least(letters, label.letters()) <= 1
                && isOne(word, label.core());
    }

    /** Whether one character inserted, deleted or replaced makes one text the other. */
    static boolean isOne(String a, String b) {
        String longer = a.length() >= b.length() ? a : b;
        String shorter = longer == a ? b : a;
        if (longer.length() - shorter.length() > 1) {
            return false;
        }
        if (!shorter.isEmpty()
                && longer.charAt(0) != shorter.charAt(0)
                && longer.charAt(longer.length() - 1) != shorter.charAt(shorter.length() - 1)
                && longer.length() > 1) {
            return false;
        }
        int same = 0;
        while (same < shorter.length() && longer.charAt(same) == shorter.charAt(same)) {
            same++;
        }
        if (same == longer.length()) {
            return false;
        }
        int rest = longer.length() == shorter.length() ? same + 1 : same;
        return longer.regionMatches(same + 1, shorter, rest, shorter.length() - rest);
    }

    /**
     * What the distance of two texts with such letters ({@link Label#letters(String)}) is at least: one character replaced
     * changes two bits at most.
     */
    public static int least(long letters, long others) {
        return (Long.bitCount(letters ^ others) + 1) / 2;
    }

    public static int between(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
