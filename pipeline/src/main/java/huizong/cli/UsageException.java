package huizong.cli;

/** The command was called in a way that cannot be carried out. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String chinese;
    private final String english;

    UsageException(String chinese, String english) {
        super(english);
        this.chinese = chinese;
        this.english = english;
    }

    String in(Language language) {
        return language.choose(chinese, english);
    }
}
