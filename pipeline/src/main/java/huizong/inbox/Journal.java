package huizong.inbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import huizong.files.Durable;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The acknowledgements, one a line, forced to disk before a file is moved. It stands beside the database and outlives
 * it: what it names and the database lacks was lost and has to be loaded again.
 *
 * <p>A line is a CRC-32 in hexadecimal, a space, and a JSON object. A torn last line was never acknowledged.
 */
public final class Journal {
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;

    private Journal(Path file) {
        this.file = file;
    }

    /** The journal of a database. */
    public static Journal beside(Path database) {
        return new Journal(database.resolveSibling(database.getFileName() + ".journal"));
    }

    public Path file() {
        return file;
    }

    /** Adds lines and forces them to disk; on return they are acknowledged. */
    public void append(List<Acknowledgement> acknowledgements) throws IOException {
        if (acknowledgements.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (Acknowledgement each : acknowledgements) {
            lines.append(line(each));
        }
        boolean isNew = !Files.exists(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            long end = channel.size();
            try {
                channel.position(end);
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(endsTorn(end) ? "\n" + lines : lines.toString());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } catch (IOException e) {
                channel.truncate(end);
                throw e;
            }
        }
        if (isNew) {
            Durable.forceFolder(Durable.parent(file.toAbsolutePath()));
        }
    }

    private boolean endsTorn(long size) throws IOException {
        if (size == 0) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, size - 1);
            return last.get(0) != '\n';
        }
    }

    /** Every acknowledgement, oldest first; lines that are not whole are left out. */
    public List<Acknowledgement> read() throws IOException {
        List<Acknowledgement> all = new ArrayList<>();
        if (!Files.isRegularFile(file)) {
            return all;
        }
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
            int space = line.indexOf(' ');
            if (space == 8 && line.substring(0, 8).equals(checksum(line.substring(9)))) {
                all.add(parse(line.substring(9)));
            }
        }
        return all;
    }

    private static String line(Acknowledgement a) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("at", a.receivedAt().toString());
            json.writeStringField("sha256", a.sha256());
            json.writeStringField("path", a.relativePath());
            json.writeStringField("outcome", a.outcome());
            json.writeStringField("code", a.code());
            json.writeStringField("kept", a.kept().toString());
            json.writeStringField("modified", a.modifiedAt().toString());
            json.writeNumberField("batch", a.batch());
            json.writeBooleanField("custody", a.inCustody());
            json.writeEndObject();
        }
        return checksum(text.toString()) + " " + text + "\n";
    }

    private static Acknowledgement parse(String json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    fields.put(name, parser.getText());
                }
            }
            return new Acknowledgement(
                    Instant.parse(fields.getOrDefault("at", "")),
                    fields.getOrDefault("sha256", ""),
                    fields.getOrDefault("path", ""),
                    fields.getOrDefault("outcome", ""),
                    fields.getOrDefault("code", ""),
                    Path.of(fields.getOrDefault("kept", "")),
                    Instant.parse(fields.getOrDefault("modified", fields.getOrDefault("at", ""))),
                    Integer.parseInt(fields.getOrDefault("batch", "0")),
                    Boolean.parseBoolean(fields.getOrDefault("custody", "false")));
        } catch (DateTimeException e) {
            throw new IOException("a line of the journal has no time: " + json, e);
        }
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }
}
