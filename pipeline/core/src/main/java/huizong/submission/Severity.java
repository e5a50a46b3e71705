package huizong.submission;

import java.util.Locale;

/** How grave a finding is, after the finance bureaus' own split, lowest first. */
public enum Severity {
    /** Worth knowing. */
    NOTICE,
    /** 核实性: stands once the unit has explained it. */
    WARNING,
    /** 基本平衡, 逻辑性: the unit must correct it. */
    ERROR;

    /** The word in the database: {@code error}, {@code warning}, {@code notice}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Severity parse(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
