package huizong.text;

import java.util.regex.Pattern;

/** The names printed on a form, as people would write them down. */
public final class Names {
    private static final Pattern FRONT =
            Pattern.compile("^(?:[*★☆#·•]+|其中[:：]|[(（](?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[)）][、.，]?"
                    + "|(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?:[、，)）]|[.．](?![0-9])))");
    private static final Pattern BEHIND = Pattern.compile("(?:[(（][^()（）]*[)）]|[:：])$");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u3000\\u00a0\\u200b\\ufeff]+");
    private static final Pattern INNER_BREAK = Pattern.compile("[\\r\\n]+\\s*");

    /**
     * A code, which begins with a digit, and a dash in front of a name, or a code of three digits or more in brackets; a year is
     * part of the name.
     */
    private static final Pattern CODE = Pattern.compile(
            "^(?:[\\[【〔(（](?!(?:19|20)[0-9]{2}\\D)[0-9０-９]{3,20}[\\]】〕)）]\\s*(?=[^0-9０-９\\s]))"
                    + "|^(?!(?:19|20)[0-9]{2}\\s*[-－])(?=[0-9０-９])[0-9０-９A-Za-z]{3,40}\\s*[-－–—―]+\\s*(?=[^0-9０-９\\s])");

    private static final Memo<String> HEADINGS = new Memo<>(Names::bare);

    private Names() {}

    /** A heading: {@code 产出指标} for {@code 产出指标（50分)}, {@code 公务接待} for {@code 3、公务接待}. */
    public static String heading(String text) {
        return isBare(text) ? text : HEADINGS.of(text);
    }

    private static String bare(String text) {
        String name = SPACE.matcher(text).replaceAll("");
        for (String before = ""; !before.equals(name); ) {
            before = name;
            name = FRONT.matcher(name).replaceFirst("");
            String shorter = BEHIND.matcher(name).replaceFirst("");
            name = shorter.isEmpty() ? name : shorter;
        }
        return name;
    }

    /** Whether a text has no white space, no enumerator and no brackets, as most: Han letters and nothing else. */
    private static boolean isBare(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '\u4e00' || c > '\u9fff') {
                return false;
            }
        }
        return !text.isEmpty() && "一二三四五六七八九十其".indexOf(text.charAt(0)) < 0;
    }

    /** A name somebody gave, without line breaks, padding and enumerator; its brackets are its own. */
    public static String given(String text) {
        String name = WhiteSpace.trim(INNER_BREAK.matcher(text).replaceAll(""));
        return FRONT.matcher(name).replaceFirst("");
    }

    /** A name without the code in front: {@code 工资性支出} for {@code 51000021R000000019951-工资性支出}. */
    public static String withoutCode(String text) {
        return CODE.matcher(WhiteSpace.trim(text)).replaceFirst("");
    }
}
