package huizong.extract;

/**
 * What a file's name and place say about it.
 *
 * @param fileName the name alone
 * @param relativePath the path below the folder it was taken from, with {@code /}
 */
public record SourceName(String fileName, String relativePath) {
    /** The file's name without its ending. */
    String stem() {
        int dot = fileName.lastIndexOf('.');
        return dot > 0 ? fileName.substring(0, dot) : fileName;
    }
}
