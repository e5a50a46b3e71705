package huizong.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of our own that holds a content for the time of one reading, in a folder nobody else may look into. */
record PassingFile(Path folder, Path path) implements AutoCloseable {
    private static final int LONGEST = 60;

    /** @param name as filed; what a file cannot be called is replaced, the ending stays */
    static PassingFile holding(String name, byte[] content) throws IOException {
        Path folder = Files.createTempDirectory("huizong-");
        PassingFile file = new PassingFile(folder, folder.resolve(safe(name)));
        try {
            Files.write(file.path(), content);
            return file;
        } catch (IOException e) {
            try (file) {
                throw e;
            }
        }
    }

    private static String safe(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N} .（）-]", "_");
        String kept = plain.substring(Math.max(0, plain.length() - LONGEST)).strip();
        return kept.replace(".", "").isEmpty() ? "_" : kept;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(folder);
    }
}
