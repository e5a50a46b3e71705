package huizong.cli;

import java.util.Locale;

/** The language the terminal is spoken to in. */
public enum Language {
    ZH,
    EN;

    static Language byLocale() {
        return Locale.getDefault().getLanguage().equals("en") ? EN : ZH;
    }

    <T> T choose(T chinese, T english) {
        return this == ZH ? chinese : english;
    }
}
