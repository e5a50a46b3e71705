package huizong.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every code block of the documents is done as a reader would do it, and says what the document shows. A block's
 * language says what happens to it: see {@link Desk#does}.
 */
class DocumentsTest {
    /** Each document with the language of its reader's machine. */
    private static final Map<String, String> DOCUMENTS = documents();

    @TempDir
    static Path folder;

    private static final Map<String, Desk> DESKS = new LinkedHashMap<>();

    private static Map<String, String> documents() {
        Map<String, String> documents = new LinkedHashMap<>();
        documents.put("README.md", "en");
        documents.put("README.zh-CN.md", "zh");
        documents.put("mappings/README.md", "zh");
        documents.put("mappings/README.en.md", "en");
        documents.put("pipeline/docs/operating.md", "en");
        return documents;
    }

    @TestFactory
    Stream<DynamicContainer> everyBlockOfADocumentHoldsWhatItSays() throws IOException {
        String only = System.getProperty("huizong.document", ""); // one of them, while it is written
        List<DynamicContainer> all = new ArrayList<>();
        for (String name : DOCUMENTS.keySet()) {
            if (name.contains(only)) {
                Document document = Document.read(Path.of(".."), name);
                assertThat(document.blocks()).as(name).isNotEmpty();
                Stream<DynamicTest> blocks = document.blocks().stream()
                        .map(block -> DynamicTest.dynamicTest(
                                block.name(),
                                () -> assertThat(desk(name).does(block)).isEmpty()));
                all.add(DynamicContainer.dynamicContainer(
                        name,
                        Stream.concat(blocks, Stream.of(DynamicTest.dynamicTest(name + " ends", () -> leave(name))))));
            }
        }
        return all.stream();
    }

    private static Desk desk(String document) throws IOException {
        Desk desk = DESKS.get(document);
        if (desk == null) {
            desk = new Desk(
                    Files.createDirectory(folder.resolve(String.valueOf(DESKS.size()))),
                    DOCUMENTS.getOrDefault(document, "en"));
            DESKS.put(document, desk);
        }
        return desk;
    }

    private static void leave(String document) throws IOException {
        try (Desk desk = desk(document)) {
            assertThat(desk.ends()).isEmpty();
        }
    }

    @AfterAll
    static void leave() {
        DESKS.values().forEach(Desk::close);
    }
}
