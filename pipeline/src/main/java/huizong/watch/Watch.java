package huizong.watch;

import huizong.files.DiskFull;
import huizong.inbox.Admission;
import huizong.inbox.DropFolder;
import huizong.inbox.Look;
import huizong.inbox.Spool;
import huizong.inbox.Spooled;
import huizong.ingest.FileResult;
import huizong.ingest.Intake;
import huizong.ingest.Workspace;
import huizong.mapping.MappingException;
import huizong.store.Store;
import huizong.store.StoreLockedException;
import huizong.store.publish.AnalystCopy;
import huizong.store.publish.PublishedCopy;
import huizong.text.ControlCharacters;
import huizong.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of a watcher: looks, takes, publishes, rests; and starts anew after the machine had trouble. */
public final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final int BATCH = 100;
    /** How often the published copy is refreshed while files keep coming. */
    private static final Duration BETWEEN_COPIES = Duration.ofMinutes(5);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);

    /** @param once whether to end when nothing is left to take */
    public record Rhythm(Duration settle, Duration poll, boolean once) {}

    /** Told of what the watcher does, as it does it. */
    public interface Listener {
        /** A sentence about the watcher itself. */
        void says(String line);

        /** A file is in the database or refused, and acknowledged. */
        void took(FileResult result);
    }

    /** How a watcher's life ended. */
    public enum End {
        /** Asked to, or nothing was left to take. */
        DONE,
        /** Nothing was left to take, and some files were refused. */
        SOME_REFUSED,
        /** Asked to while it could not work. */
        IN_TROUBLE
    }

    private final Path database;
    private final Workspace workspace;
    private final DropFolder folders;
    private final Language language;
    private final Consumer<String> say;
    private final Consumer<FileResult> took;
    private final Rhythm rhythm;
    private final Spool spool;
    private final InboxNews news;
    private final Tally tally = new Tally();
    private LocalDate day = LocalDate.now();

    public Watch(
            Path database,
            Workspace workspace,
            DropFolder folders,
            Language language,
            Listener listener,
            Rhythm rhythm) {
        this.database = database;
        this.workspace = workspace;
        this.folders = folders;
        this.language = language;
        this.rhythm = rhythm;
        this.spool = new Spool(folders);
        this.say = line -> {
            LOG.info("{}", line);
            listener.says(line);
        };
        this.took = listener::took;
        this.news = new InboxNews(folders.inbox(), language, this.say);
    }

    /** Runs until stopped, or once. */
    public End run(StopSignal stop) throws IOException {
        while (true) {
            try {
                session(stop);
                return tally.rejected() > 0 && rhythm.once() ? End.SOME_REFUSED : End.DONE;
            } catch (StoreLockedException | MappingException e) {
                throw e;
            } catch (IOException | RuntimeException e) { // whatever it was, the next files have to be taken
                if (rhythm.once()) {
                    throw e;
                }
                LOG.error("trouble", e);
                String what = DiskFull.isBehind(e) ? language.choose("磁盘已满。", "the disk is full. ") : "";
                say.accept(language.choose(
                        "出错：" + what + e.getMessage() + "。" + AFTER_TROUBLE.toSeconds() + " 秒后重试，收件不会丢失。",
                        "Trouble: " + what + e.getMessage() + ". Trying again in " + AFTER_TROUBLE.toSeconds()
                                + " seconds; no file is lost."));
                stop.pause(AFTER_TROUBLE);
                if (stop.isRequested()) {
                    return End.IN_TROUBLE;
                }
            }
        }
    }

    private void session(StopSignal stop) throws IOException {
        try (Intake intake = Intake.open(database, workspace, Optional.of(folders), language, say);
                Reception reception = new Reception(intake, workspace, folders, spool, took)) {
            say.accept(language.choose(
                    "守候 " + folders.inbox() + "，归档到 " + folders.archive(),
                    "Watching " + folders.inbox() + ", archiving to " + folders.archive()));
            List<Spooled> left = spool.leftovers();
            for (int i = 0; i < left.size() && !stop.isRequested(); i += BATCH) {
                take(reception, left.subList(i, Math.min(left.size(), i + BATCH)));
            }
            if (!Files.exists(PublishedCopy.of(database))) {
                AnalystCopy.refresh(intake.store(), database, language, say); // status and sql need one from the start
            }
            loop(stop, reception, intake.store());
            new DailySummary(intake.store(), database).write(day);
            AnalystCopy.refresh(intake.store(), database, language, say);
            say.accept(tally.line(language));
        }
    }

    private void take(Reception reception, List<Spooled> batch) throws IOException {
        List<FileResult> results = reception.take(batch);
        tally.add(results);
        for (FileResult result : results) {
            result.notes()
                    .forEach(n -> say.accept(
                            ControlCharacters.plain(result.path() + "  " + language.choose(n.chinese(), n.english()))));
        }
    }

    private void loop(StopSignal stop, Reception reception, Store store) throws IOException {
        Admission admission = new Admission(rhythm.settle(), spool);
        long begun = System.nanoTime();
        long published = begun;
        boolean unpublished = true;
        for (int looks = 1; !stop.isRequested(); looks++) {
            long now = System.nanoTime();
            Look look = folders.look();
            news.of(look, admission.waiting());
            List<Spooled> admitted = admission.admit(look, now, BATCH);
            news.unreadable(admission.unreadable());
            news.open(admission.open());
            if (!admitted.isEmpty()) {
                take(reception, admitted);
                say.accept(tally.line(language) + language.choose("，等待 ", ", waiting ") + admission.waiting());
                unpublished = true;
                continue;
            }
            if (unpublished && now - published >= BETWEEN_COPIES.toNanos()) {
                AnalystCopy.refresh(store, database, language, say);
                published = System.nanoTime();
                unpublished = false;
            }
            endOfDay(store);
            if (rhythm.once() && looks >= 2 && now - begun >= rhythm.settle().toNanos()) {
                stillChanging(admission.waiting());
                return;
            }
            Duration rest = admission.waiting() > 0 && rhythm.settle().compareTo(rhythm.poll()) < 0
                    ? rhythm.settle()
                    : rhythm.poll();
            stop.pause(rhythm.once() ? rhythm.settle() : rest);
        }
    }

    private void endOfDay(Store store) {
        LocalDate today = LocalDate.now();
        if (!today.equals(day)) {
            Path summary = new DailySummary(store, database).write(day);
            say.accept(language.choose("收件日报：" + summary, "Summary of the day: " + summary));
            day = today;
        }
    }

    private void stillChanging(int files) {
        if (files > 0) {
            say.accept(language.choose(
                    files + " 个文件仍在变化，留待下次", files + " files are still changing and are left for the next time"));
        }
    }
}
