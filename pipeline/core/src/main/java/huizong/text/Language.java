package huizong.text;

import java.util.Locale;

/** The language the terminal is spoken to in. */
public enum Language {
    ZH,
    EN;

    public static Language byLocale() {
        return Locale.getDefault().getLanguage().equals("en") ? EN : ZH;
    }

    public <T> T choose(T chinese, T english) {
        return this == ZH ? chinese : english;
    }
}
