package huizong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.grid.Label;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EditDistanceTest {
    private final Random random = new Random(20231231);

    private String word() {
        StringBuilder word = new StringBuilder();
        int length = random.nextInt(15);
        for (int i = 0; i < length; i++) {
            // few letters, so that words come near each other; 甲 and 乙 and one that shares a bit with 甲
            word.append("甲乙丙".charAt(random.nextInt(3)));
        }
        return word.toString();
    }

    private String near(String word) {
        StringBuilder near = new StringBuilder(word);
        for (int edits = random.nextInt(4); edits > 0; edits--) {
            int at = near.length() == 0 ? 0 : random.nextInt(near.length());
            switch (random.nextInt(3)) {
                case 0 -> near.insert(at, (char) ('甲' + 61 * random.nextInt(2)));
                case 1 -> near.replace(at, Math.min(near.length(), at + 1), "丁");
                default -> near.delete(at, Math.min(near.length(), at + 1));
            }
        }
        return near.toString();
    }

    @Test
    void aSlipIsOneEditOfALabelNeitherShortNorLong() {
        int slips = 0;
        for (int i = 0; i < 50_000; i++) {
            String word = word();
            Label label = Label.of(near(word));
            boolean expected = EditDistance.between(word, label.core()) == 1
                    && label.core().length() >= EditDistance.SHORTEST_SLIP
                    && label.core().length() <= EditDistance.LONGEST_SLIP;
            assertThat(EditDistance.isSlip(label, word, Label.letters(word)))
                    .as(word + " and " + label)
                    .isEqualTo(expected);
            slips += expected ? 1 : 0;
        }
        assertThat(slips).isGreaterThan(1_000);
    }

    @Test
    void anAnchorNearEnoughIsAsFarAsItsNearestSpelling() {
        for (int i = 0; i < 20_000; i++) {
            List<String> spellings = Stream.generate(this::word)
                    .filter(w -> !w.isEmpty())
                    .limit(3)
                    .toList();
            Label label = Label.of(near(spellings.get(0)));
            int most = random.nextInt(4);
            int nearest = spellings.stream()
                    .mapToInt(s -> EditDistance.between(s, label.core()))
                    .min()
                    .orElseThrow();
            Anchor anchor = new Anchor(spellings.stream().map(LabelPattern::of).toList(), "test");
            assertThat(anchor.distance(label, most))
                    .as(spellings + " and " + label + " at most " + most)
                    .isEqualTo(nearest <= most ? nearest : Integer.MAX_VALUE);
            assertThat(anchor.nearlyMatches(label))
                    .isEqualTo(spellings.stream().anyMatch(s -> EditDistance.isSlip(label, s, Label.letters(s))));
        }
    }
}
