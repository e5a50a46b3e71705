package huizong.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The queries, scripts and styles packaged beside the classes that use them. */
public final class PackagedText {
    private PackagedText() {}

    /**
     * The text of a file, its lines ended as on Linux.
     *
     * @param beside a class of the package the file stands in
     * @throws IllegalStateException where there is no such file, which is a mistake of ours
     */
    public static String read(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no packaged file " + name + " beside " + beside.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the packaged file " + name, e);
        }
    }
}
