package huizong.workbook.text;

import huizong.workbook.guard.Advice;
import huizong.workbook.guard.UnreadableException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The encoding of a text file: by its mark, else strict UTF-8, else GB18030 where it looks like Chinese. */
final class TextEncoding {
    static final Charset GB18030 = Charset.forName("GB18030");

    private TextEncoding() {}

    /** @throws UnreadableException where the text is in none of these */
    static Charset of(Path file) throws IOException {
        for (Charset charset :
                hasWideMark(file) ? List.of(StandardCharsets.UTF_16) : List.of(StandardCharsets.UTF_8, GB18030)) {
            if (isAllIn(file, charset)) {
                if (charset.equals(GB18030) && looksWestern(file)) {
                    throw western();
                }
                return charset;
            }
        }
        if (!hasWideMark(file) && looksWestern(file)) {
            throw western();
        }
        throw UnreadableException.of(
                "unknown-encoding",
                "文本编码无法识别，不是 UTF-8、UTF-16，也不是 GBK/GB18030",
                "the text is neither UTF-8 nor UTF-16 nor GBK/GB18030",
                Advice.SAVE_AGAIN);
    }

    private static UnreadableException western() {
        return UnreadableException.of(
                "western-encoding",
                "文本像是西文编码（Latin-1/Windows-1252），按中文读会成乱码，汉字可能已经丢失",
                "the text looks like Latin-1 or Windows-1252; read as Chinese it would turn into other characters, and its"
                        + " Chinese may be lost already",
                Advice.SAVE_AGAIN);
    }

    /** The text without its mark; bytes that are no text in the encoding are an exception. */
    static Reader open(Path file, Charset charset) throws IOException {
        InputStream in = Files.newInputStream(file);
        BufferedReader reader = new BufferedReader(new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private static boolean hasWideMark(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] mark = in.readNBytes(2);
            return mark.length == 2 && (mark[0] == -1 && mark[1] == -2 || mark[0] == -2 && mark[1] == -1);
        }
    }

    private static boolean isAllIn(Path file, Charset charset) throws IOException {
        char[] buffer = new char[1 << 14];
        try (Reader reader = open(file, charset)) {
            while (reader.read(buffer) >= 0) {
                continue;
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /**
     * Whether most characters beyond ASCII are one high byte with ASCII behind it, as the accented letters of western
     * text are. Chinese has its high bytes in pairs but for rare characters.
     */
    private static boolean looksWestern(Path file) throws IOException {
        long alone = 0;
        long paired = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 14)) {
            int b = in.read();
            while (b >= 0) {
                int next = in.read();
                if (b < 0x80) {
                    b = next;
                    continue;
                }
                if (next >= 0x80) {
                    paired++;
                    next = in.read();
                } else if (next < 0 || next < 0x30 || next > 0x39) { // a digit belongs to a rare character's four bytes
                    boolean letter = next >= 'A' && next <= 'Z' || next >= 'a' && next <= 'z';
                    alone += letter || next < 0x40 ? 1 : 0;
                    paired += letter || next < 0x40 ? 0 : 1;
                }
                b = next;
            }
        }
        return alone > paired;
    }
}
