package huizong.ingest;

import huizong.files.ContentHash;
import huizong.inbox.Acknowledgement;
import huizong.inbox.Journal;
import huizong.text.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The workbooks kept in some folders, found by their content whatever they are called now. */
public final class Originals {
    private final Map<String, Path> bySha256 = new HashMap<>();

    private Originals() {}

    /** @throws UsageException where a folder is not there or cannot be read */
    public static Originals in(List<Path> folders) {
        Originals originals = new Originals();
        for (Path folder : folders) {
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new UsageException("没有这个文件或文件夹：" + folder, "no such file or folder: " + folder);
            }
            for (Path file : files(folder)) {
                try {
                    originals.bySha256.putIfAbsent(ContentHash.of(file), file);
                } catch (IOException e) {
                    throw new UsageException("文件无法读取：" + file, "cannot read " + file);
                }
            }
        }
        return originals;
    }

    /**
     * What is kept of the files a database was loaded from: where its journal says, and in the folder {@code archive}
     * beside it or in the working folder.
     *
     * @throws UsageException where nothing is
     */
    public static Originals keptFor(Path database) {
        Path beside = Optional.ofNullable(database.toAbsolutePath().getParent())
                .orElse(Path.of(""))
                .resolve("archive");
        List<Path> places = new ArrayList<>();
        try {
            Journal.beside(database).read().stream()
                    .map(Acknowledgement::kept)
                    .filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                    .forEach(places::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the journal of " + database, e);
        }
        Stream.of(Path.of("archive"), beside).filter(Files::isDirectory).forEach(places::add);
        if (places.isEmpty()) {
            throw new UsageException(
                    "日志没有记下原件在哪里，也没有存档文件夹 archive。请写明原件所在的文件夹。",
                    "neither the journal nor a folder \"archive\" says where the originals are; name their folder");
        }
        return in(places);
    }

    Optional<Path> of(String workbookId) {
        return Optional.ofNullable(bySha256.get(workbookId));
    }

    public List<Path> all() {
        return bySha256.values().stream().sorted().toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UsageException("文件夹无法读取：" + e.getMessage(), "cannot read the folder: " + e.getMessage());
        }
    }
}
