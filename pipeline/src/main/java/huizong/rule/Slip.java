package huizong.rule;

import huizong.rule.Identity.Place;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A slip of the pen that would explain why a form does not add up.
 *
 * @param place the figure that was mistaken; the first of the two that changed places
 * @param meant every figure the slip touched, as it was probably meant
 */
record Slip(Kind kind, Place place, Map<Place, BigDecimal> meant) {
    /** The usual ones. */
    enum Kind {
        /** 元 written where 万元 is asked, or the reverse. */
        UNIT("可能把元与万元弄混", "was probably filed in the wrong unit of money"),
        SIGN("正负号可能填反", "probably has the wrong sign"),
        DIGITS("数字可能写颠倒", "probably has two digits transposed"),
        ROW("可能填错了行", "probably stands on the wrong line"),
        COLUMN("可能填错了列", "probably stands in the wrong column"),
        /** A heading added together with its own details. */
        TWICE("可能把其中项重复相加", "probably counts details twice");

        final String chinese;
        final String english;

        Kind(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }
    }

    Slip {
        meant = Map.copyOf(meant);
    }
}
