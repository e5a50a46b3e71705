package huizong.explain;

/** A reason, in both languages. */
public record Because(String chinese, String english) {}
