package huizong.inbox;

import huizong.text.ControlCharacters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/** Which names are passed over, and how a name becomes one that every system of the office can keep. */
public final class FileNames {
    private static final List<String> HALF_WRITTEN = List.of(".tmp", ".part", ".crdownload");
    private static final List<String> WORKBOOKS =
            List.of(".xlsx", ".xlsm", ".xls", ".csv", ".et", ".xml", ".docx", ".doc");
    private static final List<String> SYSTEM = List.of("thumbs.db", "desktop.ini", "__macosx");
    /** What the name of Office's note begins with that says who has a file open. */
    private static final String OWNER = "~$";

    private static final String FORBIDDEN = "\\/:*?\"<>|";
    private static final int MOST_BYTES = 180;

    /** What a marked copy's name ends in, before its ending. */
    public static final String RETURN = "-退回";

    /** What the file that says why ends in. */
    public static final String REASON = ".reason.json";

    private FileNames() {}

    /** Lock files of Office, hidden files, unfinished downloads, what systems leave in folders. */
    static boolean isPassedOver(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return name.startsWith(OWNER)
                || name.startsWith(".")
                || HALF_WRITTEN.stream().anyMatch(lower::endsWith)
                || SYSTEM.contains(lower);
    }

    /** Whether Office has a file open: it keeps its owner's name beside it as long as it does. */
    public static boolean isOpen(Path file) {
        return Files.exists(file.resolveSibling(OWNER + file.getFileName()), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether something we write for the sender may be called so. */
    static boolean isLikeOurs(String name) {
        int dot = name.lastIndexOf('.');
        return name.endsWith(REASON) || (dot <= 0 ? name : name.substring(0, dot)).endsWith(RETURN);
    }

    /** What we ourselves call a file until it is whole. */
    static boolean isUnfinished(String name) {
        return name.startsWith(".huizong-") && name.endsWith(".tmp");
    }

    /** Whether a name ends as a workbook's or a list's does. */
    public static boolean isWorkbookLike(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return WORKBOOKS.stream().anyMatch(lower::endsWith);
    }

    /** Whether a name ends as that of an archive does in which workbooks are filed together. */
    public static boolean isArchiveLike(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /**
     * Where a file of an archive counts as filed: below the archive as below a folder.
     *
     * @param archive where that was filed
     * @param member its name in the archive, which may say anything
     * @return with safe names; empty where a name in it is passed over
     */
    public static Optional<String> inArchive(String archive, String member) {
        StringJoiner joined = new StringJoiner("/").add(archive);
        for (String part : member.split("/")) {
            if (!part.isEmpty() && !part.equals(".")) {
                if (!part.equals("..") && isPassedOver(part)) {
                    return Optional.empty();
                }
                joined.add(safe(part));
            }
        }
        return Optional.of(joined.toString());
    }

    /** A path below the inbox with {@code /} between safe names; the same for the same path, always. */
    static String relative(Path below) {
        StringJoiner joined = new StringJoiner("/");
        below.forEach(part -> joined.add(safe(part.toString())));
        return joined.toString();
    }

    /**
     * A name without control characters, direction overrides or anything Windows forbids, short enough to carry a
     * prefix and an ending.
     */
    static String safe(String name) {
        StringBuilder out = new StringBuilder(name.length());
        name.codePoints().forEach(c -> {
            boolean half = Character.getType(c) == Character.SURROGATE;
            out.appendCodePoint(ControlCharacters.is(c) || half || FORBIDDEN.indexOf(c) >= 0 ? '_' : c);
        });
        String safe = out.toString().replaceAll("[. ]+$", "_");
        if (safe.isEmpty()) {
            return "_";
        }
        int dot = safe.lastIndexOf('.');
        boolean hasEnding = dot > 0 && safe.length() - dot <= 12;
        String ending = hasEnding ? safe.substring(dot) : "";
        String stem = hasEnding ? safe.substring(0, dot) : safe;
        while (stem.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + ending;
    }

    /** {@code 表.xlsx} with {@code -退回} becomes {@code 表-退回.xlsx}. */
    static String suffixed(String name, String suffix) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name + suffix : name.substring(0, dot) + suffix + name.substring(dot);
    }
}
