package huizong.bureau;

import java.util.Optional;

/**
 * An administrative division, or the 本级 of one.
 *
 * @param code six digits; a 本级 has the code of the division it belongs to
 * @param name full name, like 靖州苗族侗族自治县
 * @param shortName as people write it, like 靖州县
 * @param level {@code province}, {@code city}, {@code county} or {@code own}
 * @param parentCode empty for the province
 */
public record Division(String code, String name, String shortName, String level, Optional<String> parentCode) {
    public boolean isOwn() {
        return level.equals("own");
    }
}
