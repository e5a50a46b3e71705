package huizong.cli;

import java.util.Locale;

/** The language the terminal is spoken to in. */
public enum Language {
    ZH,
    EN;

    static Language byLocale() {
        return Locale.getDefault().getLanguage().equals("en") ? EN : ZH;
    }

    String choose(String chinese, String english) {
        return this == ZH ? chinese : english;
    }
}
