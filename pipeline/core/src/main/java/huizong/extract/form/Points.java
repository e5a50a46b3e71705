package huizong.extract.form;

import huizong.extract.value.NumberText;
import huizong.submission.Fact;
import huizong.submission.Provenance;
import huizong.text.WhiteSpace;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The points printed in a label's brackets: 50 for {@code 产出指标（50分）}, 20 for {@code 得分（20分*执行率）}. */
public final class Points {
    private static final Pattern PRINTED =
            Pattern.compile("[(（]\\s*([0-9０-９]+(?:[.．][0-9０-９]+)?)\\s*(?:分[^()（）]*)?[)）]\\s*$");

    private Points() {}

    /** The points a label prints, with the label's cell; empty where it prints none. */
    public static Optional<Fact> of(Provenance label) {
        if (label.rawText().indexOf(')') < 0 && label.rawText().indexOf('）') < 0) {
            return Optional.empty();
        }
        Matcher matcher = PRINTED.matcher(WhiteSpace.trim(label.rawText()));
        if (!matcher.find()) {
            return Optional.empty();
        }
        BigDecimal points = new BigDecimal(NumberText.compact(matcher.group(1)));
        return Optional.of(new Fact(Optional.of(points.setScale(6, RoundingMode.HALF_UP)), Optional.of(label)));
    }
}
