package huizong.files;

import java.util.List;

/** Whether a failure comes of a full disk, as the systems say it. */
public final class DiskFull {
    /** As Linux, Windows and Windows in Chinese say it. */
    private static final List<String> WORDS =
            List.of("No space left on device", "not enough space on the disk", "磁盘空间不足");

    private DiskFull() {}

    /** Whether a full disk is the failure or one of its causes. */
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (WORDS.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }
}
