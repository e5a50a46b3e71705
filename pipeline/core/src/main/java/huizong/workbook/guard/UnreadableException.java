package huizong.workbook.guard;

/** A file that cannot be read as a workbook. Its code is stable; its messages tell the sender what to do. */
public final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names inside a hostile file can be a megabyte long. */
    private static final int LONGEST = 400;

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

    /** What is wrong and where, without a full stop, and what to do about it. */
    public static UnreadableException of(String code, String chinese, String english, Advice advice) {
        return new UnreadableException(
                code, "文件不可用：" + cut(chinese) + "。" + advice.chinese(), cut(english) + "; " + advice.english());
    }

    /** A file that is something else than its name says; the words complete 文件其实是… and "the file is …". */
    public static UnreadableException notWorkbook(String code, String chinese, String english) {
        return of(
                code,
                "文件其实是" + chinese + "，不是 Excel 工作簿（扩展名不等于格式）",
                "the file is " + english + ", not a workbook, whatever its name says",
                Advice.SAVE_AGAIN);
    }

    /** Reading it would take more memory than a file may. */
    public static UnreadableException tooMuchMemory() {
        return of("too-much-memory", "读取所需内存过多，已停止", "reading it took too much memory and was stopped", Advice.REDUCE);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
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
