package huizong.workbook;

/**
 * What a file may cost before it is refused. Sizes in bytes, lengths in characters.
 *
 * @param ratio how many times its packed size an entry may inflate to, once past 4 MiB
 */
public record Limits(
        long fileSize,
        long entrySize,
        long totalSize,
        int ratio,
        int entries,
        int sheets,
        int cells,
        int cellTags,
        int cellText,
        long expandedText,
        int numberText,
        int depth,
        int attributes) {
    /** The limits for form workbooks. */
    public static Limits defaults() {
        return new Limits(
                64L << 20,
                256L << 20,
                512L << 20,
                200,
                2_000,
                256,
                1_000_000,
                3_000_000,
                32_767,
                128L << 20,
                64,
                64,
                256);
    }
}
