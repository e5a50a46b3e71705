package huizong.workbook;

/** A file that cannot be read as a workbook. Its code is stable; its messages tell the sender what to do. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String chinese;
    private final String english;

    /**
     * @param code stable, lower case with hyphens: {@code empty-file}, {@code encrypted}, {@code not-a-workbook} …
     * @param chinese what is wrong, where, and what to do
     * @param english the same in English
     */
    public UnreadableException(String code, String chinese, String english) {
        super(code + ": " + english);
        this.code = code;
        this.chinese = chinese;
        this.english = english;
    }

    public String code() {
        return code;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
