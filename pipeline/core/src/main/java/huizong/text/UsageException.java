package huizong.text;

/** The command was called in a way that cannot be carried out. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String chinese;
    private final String english;

    public UsageException(String chinese, String english) {
        super(english);
        this.chinese = chinese;
        this.english = english;
    }

    public String in(Language language) {
        return language.choose(chinese, english);
    }
}
