package huizong.workbook.xlsx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The name of a file in a zip. Windows writes names in the office's own encoding and does not say so; macOS writes UTF-8
 * and does not say so either.
 */
final class ZipName {
    /** The extra field in which some programs repeat the name in UTF-8, with a checksum of the other. */
    private static final int UNICODE_PATH = 0x7075;

    private static final Charset GB18030 = Charset.forName("GB18030");

    private ZipName() {}

    /** With {@code /} between its parts. */
    static String of(byte[] raw, boolean utf8, byte[] extra) {
        String name = unicodePath(raw, extra)
                .or(() -> (utf8 ? List.of(StandardCharsets.UTF_8) : List.of(StandardCharsets.UTF_8, GB18030))
                        .stream()
                                .flatMap(charset -> decoded(raw, charset).stream())
                                .findFirst())
                .orElseGet(() -> new String(raw, StandardCharsets.ISO_8859_1));
        return name.replace('\\', '/');
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> unicodePath(byte[] raw, byte[] extra) {
        ByteBuffer fields = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
        while (fields.remaining() >= 4) {
            int id = fields.getShort() & 0xFFFF;
            int length = Math.min(fields.getShort() & 0xFFFF, fields.remaining());
            byte[] field = new byte[length];
            fields.get(field);
            if (id == UNICODE_PATH && length > 5 && field[0] == 1) {
                CRC32 crc = new CRC32();
                crc.update(raw);
                int stated =
                        ByteBuffer.wrap(field).order(ByteOrder.LITTLE_ENDIAN).getInt(1);
                return (int) crc.getValue() == stated
                        ? decoded(java.util.Arrays.copyOfRange(field, 5, length), StandardCharsets.UTF_8)
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
