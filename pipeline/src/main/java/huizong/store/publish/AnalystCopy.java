package huizong.store.publish;

import huizong.store.Store;
import huizong.store.StoreException;
import huizong.text.Language;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refreshes what analysts read, at the end of a run. That it cannot be is said, and undoes nothing of the run. */
public final class AnalystCopy {
    private static final Logger LOG = LoggerFactory.getLogger(AnalystCopy.class);

    private AnalystCopy() {}

    /** @param say told where the copies could not be refreshed */
    public static void refresh(Store store, Path database, Language language, Consumer<String> say) {
        try {
            PublishedCopy.refresh(store, database);
        } catch (StoreException | UncheckedIOException e) {
            LOG.error("cannot publish", e);
            Path copy = PublishedCopy.of(database);
            say.accept(language.choose(
                    "发布副本 " + copy + " 未能更新（可能正被打开，或磁盘已满），仍是上一次的内容；数据库本身不受影响。原因：" + e.getMessage(),
                    "The published copy " + copy + " could not be refreshed (open in another program, or the disk is"
                            + " full) and is still the last one; the database itself is complete. " + e.getMessage()));
        }
    }
}
