package huizong.workbook.shown;

import huizong.workbook.shown.RichText.Height;

/** What of a font decides what is written in it: whether it strikes out, raises or lowers. */
public record RunFont(boolean struck, Height height) {
    public static final RunFont PLAIN = new RunFont(false, Height.LEVEL);
}
