package huizong.guide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Markdown file and its code blocks, in order. */
record Document(String name, List<CodeBlock> blocks) {
    private static final String FENCE = "```";

    Document {
        blocks = List.copyOf(blocks);
    }

    static Document read(Path root, String name) throws IOException {
        List<CodeBlock> blocks = new ArrayList<>();
        List<String> lines = Files.readAllLines(root.resolve(name));
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith(FENCE)) {
                continue;
            }
            String[] fence = lines.get(i).substring(FENCE.length()).strip().split("\\s+", 2);
            int begin = i + 1;
            i = begin;
            while (i < lines.size() && !lines.get(i).startsWith(FENCE)) {
                i++;
            }
            if (i == lines.size()) {
                throw new IOException(name + ":" + begin + ": this block has no end");
            }
            String text = String.join("\n", lines.subList(begin, i)) + "\n";
            blocks.add(new CodeBlock(name, begin + 1, fence[0], fence.length > 1 ? fence[1] : "", text));
        }
        return new Document(name, blocks);
    }
}
