package huizong.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Damages sound workbooks: bytes of the file as a bad disk or a broken copy would, and the XML inside a package that is
 * otherwise whole, as a bad program would. The same seed and number always make the same file.
 */
final class Mutants {
    /** How a mutant was made. */
    enum Kind {
        /** Some bits are other than they were. */
        FLIPPED,
        /** A stretch holds noise. */
        NOISE,
        /** A field of two or four bytes holds an extreme value. */
        FIELD,
        /** The end is missing. */
        CUT,
        /** From somewhere on there are only zeros: preallocated, never filled. */
        ZERO_TAIL,
        /** A stretch is missing, stands twice, or stands where another belongs. */
        MOVED,
        /** The XML of a part has other text or attributes. */
        VALUE,
        /** The XML of a part lacks an element or has it twice. */
        ELEMENT,
        /** The XML of a part has bytes that are not as they were. */
        XML_NOISE;

        boolean insideParts() {
            return ordinal() >= VALUE.ordinal();
        }
    }

    /**
     * @param original which of the sound workbooks it was
     * @param part the part that was changed; empty for changes to the file itself
     */
    record Mutant(long number, Kind kind, int original, String part, byte[] content) {}

    private static final String[] VALUES = {
        "",
        "NaN",
        "INF",
        "-1",
        "0",
        "1E999999999",
        "99999999999999999999",
        "4294967295",
        "XFE1",
        "A1:XFD1048576",
        "&#0;",
        "&x;",
        "]]>",
        "<",
        "<!DOCTYPE a [<!ENTITY b 'c'>]>",
        "../../../etc/passwd",
        "http://127.0.0.1:9/x",
        "_x0000_",
        "\u0001",
        "\uFFFF",
        "true",
        "s",
        "str",
        "e",
        "inlineStr",
        "b",
        "d",
        "1048577",
        "hidden",
        "=1+1"
    };
    private static final Pattern VALUE = Pattern.compile("=\"([^\"]*)\"|>([^<>]+)<");
    private static final Pattern ELEMENT = Pattern.compile("<(\\w+)[^<>]*(/>|>[^<]*</\\1>)");

    private final List<byte[]> originals;
    private final long seed;

    Mutants(List<byte[]> originals, long seed) {
        this.originals = List.copyOf(originals);
        this.seed = seed;
    }

    Mutant make(long number) throws IOException {
        Random random = new Random(seed * 1_000_003 + number);
        int original = random.nextInt(originals.size());
        byte[] content = originals.get(original);
        boolean zip = content[0] == 'P';
        Kind[] kinds = Kind.values();
        Kind kind = kinds[random.nextInt(zip ? kinds.length : Kind.VALUE.ordinal())];
        if (!kind.insideParts()) {
            return new Mutant(number, kind, original, "", bytes(kind, content, random));
        }
        Map<String, byte[]> parts = parts(content);
        List<String> names = new ArrayList<>(parts.keySet());
        String part = names.get(random.nextInt(names.size()));
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            parts.put(part, inside(kind, parts.getOrDefault(part, content), random));
        }
        ForgedZip changed = new ForgedZip();
        parts.forEach((name, bytes) -> changed.add(ForgedZip.Entry.of(name, bytes, true)));
        return new Mutant(number, kind, original, part, changed.bytes());
    }

    private static byte[] bytes(Kind kind, byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        int at = random.nextInt(bytes.length);
        int length = 1 + random.nextInt(Math.min(2_000, bytes.length - at));
        switch (kind) {
            case FLIPPED -> {
                for (int i = 1 + random.nextInt(8); i > 0; i--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case NOISE -> {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, bytes, at, length);
            }
            case FIELD -> {
                int width = random.nextBoolean() ? 2 : 4;
                byte filler = random.nextBoolean() ? (byte) 0xFF : (byte) random.nextInt(3);
                for (int i = at & ~1; i < Math.min(bytes.length, (at & ~1) + width); i++) {
                    bytes[i] = filler;
                }
            }
            case CUT -> bytes = Arrays.copyOf(bytes, at);
            case ZERO_TAIL -> Arrays.fill(bytes, at, bytes.length, (byte) 0);
            default -> {
                int to = random.nextInt(bytes.length);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                boolean twice = random.nextBoolean();
                out.write(sound, 0, Math.min(at, to));
                if (to < at || twice) {
                    out.write(sound, at, length);
                }
                out.write(sound, Math.min(at, to), sound.length - Math.min(at, to));
                bytes = out.toByteArray();
            }
        }
        return bytes;
    }

    private static byte[] inside(Kind kind, byte[] part, Random random) {
        if (part.length == 0) {
            return part;
        }
        if (kind == Kind.XML_NOISE) {
            byte[] noisy = part.clone();
            noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
            return noisy;
        }
        String xml = new String(part, StandardCharsets.UTF_8);
        Matcher matcher = (kind == Kind.VALUE ? VALUE : ELEMENT).matcher(xml);
        if (!matcher.find(random.nextInt(xml.length())) && !matcher.find(0)) {
            return part;
        }
        String found = matcher.group();
        String other = found.repeat(random.nextBoolean() ? 0 : 1 + random.nextInt(3));
        if (kind == Kind.VALUE) {
            String value = VALUES[random.nextInt(VALUES.length)].repeat(random.nextInt(20) == 0 ? 20_000 : 1);
            other = found.charAt(0) == '=' ? "=\"" + value + "\"" : ">" + value + "<";
        }
        return (xml.substring(0, matcher.start()) + other + xml.substring(matcher.end()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> parts(byte[] zip) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        // not ZipInputStream, which does not read what fastexcel writes
        try (ZipFile in = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                parts.put(entry.getName(), in.getInputStream(entry).readAllBytes());
            }
        }
        return parts;
    }
}
