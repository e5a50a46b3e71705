package huizong.watch;

import huizong.inbox.Look;
import huizong.inbox.Look.Skipped;
import huizong.text.ControlCharacters;
import huizong.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Says what is new about an inbox, once: what is skipped, that it is gone or back, that it suddenly looks empty. */
public final class InboxNews {
    private final Path inbox;
    private final Language language;
    private final Consumer<String> say;
    private final Set<Skipped> said = new HashSet<>();
    private final Set<Path> unreadableSaid = new HashSet<>();
    private final Set<Path> openSaid = new HashSet<>();
    private boolean reachable = true;
    private Optional<Object> folderKey = Optional.empty();

    InboxNews(Path inbox, Language language, Consumer<String> say) {
        this.inbox = inbox;
        this.language = language;
        this.say = say;
    }

    /** @param waiting how many files the look before this one had seen and nobody has taken since */
    void of(Look look, int waiting) {
        if (look.unreachable().isPresent()) {
            if (reachable) {
                tell(
                        "收件文件夹读不到：" + inbox + "（" + look.unreachable().get() + "）。共享盘可能已断开；库中数据不受影响，恢复后自动继续。",
                        "The inbox cannot be read: " + inbox + " ("
                                + look.unreachable().get()
                                + "). The share may be gone; nothing is taken for deleted, and work goes on when it is back.");
            }
            reachable = false;
            return;
        }
        if (!reachable) {
            tell("收件文件夹已恢复：" + inbox, "The inbox is back: " + inbox);
        }
        reachable = true;
        Optional<Object> key = key();
        if (folderKey.isPresent() && key.isPresent() && !folderKey.equals(key)) {
            tell(
                    "收件文件夹 " + inbox + " 已不是原来的文件夹（共享盘可能未挂载或已更换），请核对。",
                    "Another folder now stands at " + inbox + " (a share not mounted, or replaced); please check.");
        }
        folderKey = key;
        if (waiting > 0 && look.files().isEmpty()) {
            tell(
                    "收件文件夹突然是空的：刚才看到的 " + waiting + " 个文件不见了。不视为删除，库中数据不变；请核对共享盘。",
                    "The inbox is suddenly empty: " + waiting
                            + " files seen a moment ago are gone. Nothing is taken for deleted; please check the share.");
        }
        for (Skipped skipped : look.skipped()) {
            if (said.add(skipped)) {
                tell("跳过    " + words(skipped, Language.ZH), "skipped    " + words(skipped, Language.EN));
            }
        }
        said.retainAll(new HashSet<>(look.skipped()));
    }

    /** Files that are there and could not be opened. */
    void unreadable(Iterable<Path> files) {
        Set<Path> now = new HashSet<>();
        for (Path file : files) {
            now.add(file);
            if (unreadableSaid.contains(file)) {
                continue;
            }
            String name = ControlCharacters.plain(String.valueOf(file.getFileName()));
            tell(
                    "暂读不到 " + name + "  文件被占用或没有读取权限，稍后再试",
                    "unreadable " + name + "  in use, or no right to read it; will be tried again");
        }
        unreadableSaid.clear();
        unreadableSaid.addAll(now);
    }

    /** Files that somebody is working on. */
    void open(Iterable<Path> files) {
        Set<Path> now = new HashSet<>();
        for (Path file : files) {
            now.add(file);
            if (!openSaid.contains(file)) {
                String name = ControlCharacters.plain(String.valueOf(file.getFileName()));
                tell(
                        "等待    " + name + "  正被打开（旁边有 ~$" + name + "），保存并关闭后再收；确已关闭的请删去 ~$ 文件",
                        "waiting    " + name + "  is open (~$" + name
                                + " stands beside it) and is taken once it is closed; if nobody has it open, delete the ~$"
                                + " file");
            }
        }
        openSaid.clear();
        openSaid.addAll(now);
    }

    private Optional<Object> key() {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(inbox, BasicFileAttributes.class).fileKey());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void tell(String chinese, String english) {
        say.accept(language.choose(chinese, english));
    }

    /** The name of what is not taken, and why. */
    public static String words(Skipped skipped, Language language) {
        return ControlCharacters.plain(skipped.relativePath()) + "  "
                + language.choose(chinese(skipped.why()), english(skipped.why()));
    }

    private static String chinese(Look.Why why) {
        return switch (why) {
            case IGNORED_NAME -> "临时、锁定或隐藏文件";
            case LINK -> "是链接，不跟随";
            case FOLDER_NAMED_LIKE_A_WORKBOOK -> "是文件夹，不是工作簿";
            case NOT_A_FILE -> "不是普通文件（管道、设备等）";
            case NOT_NAMED_LIKE_A_WORKBOOK -> "扩展名不是工作簿";
            case UNREADABLE -> "没有读取权限";
        };
    }

    private static String english(Look.Why why) {
        return switch (why) {
            case IGNORED_NAME -> "a temporary, lock or hidden file";
            case LINK -> "a link, which is not followed";
            case FOLDER_NAMED_LIKE_A_WORKBOOK -> "a folder, not a workbook";
            case NOT_A_FILE -> "no regular file (a pipe, a device)";
            case NOT_NAMED_LIKE_A_WORKBOOK -> "not named like a workbook";
            case UNREADABLE -> "no right to read it";
        };
    }
}
