package huizong.store.load;

import java.util.Optional;

/**
 * A filing that waits for a bureau's decision.
 *
 * @param kind why, as in {@code meta.held}
 * @param otherId the filing it would replace, or one that it contains
 * @param message what is wrong and what to do, in Chinese
 * @param messageEn the same in English
 */
record Held(String submissionId, Kind kind, Optional<String> otherId, String message, String messageEn) {
    /** Why a filing waits. */
    enum Kind {
        EMPTIED("emptied"),
        CHANGED("changed"),
        SCALED("scaled"),
        ELSEWHERE("elsewhere"),
        MOVED("moved"),
        ROLL_UP("roll-up"),
        SUM("sum"),
        REJECTED("rejected");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
