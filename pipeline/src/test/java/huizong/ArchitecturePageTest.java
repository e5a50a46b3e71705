package huizong;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of one house says what the house is. */
class ArchitecturePageTest {
    private static final Path PAGE = Path.of("docs", "architecture.md");
    private static final Pattern ROOM = Pattern.compile("\\| `([a-z]+)` \\| `(\\w+)` \\| [^|]+ \\| ([a-z ]*?) ?\\|");
    private static final Pattern CLASS = Pattern.compile("`([a-z]+(?:\\.[a-z]+)*)\\.([A-Z]\\w+)`");
    private static final Pattern LINK = Pattern.compile("\\{@link\\s+(?:\\*\\s+)?huizong\\.([\\w.]+)\\}");

    @Test
    void theTableOfRoomsIsWhatTheHouseTestHolds() throws IOException {
        Map<String, Set<String>> rooms = new LinkedHashMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher room = ROOM.matcher(line);
            if (room.matches()) {
                String below = room.group(3).equals("all") ? "*" : room.group(3);
                rooms.put(
                        room.group(1),
                        Arrays.stream(below.split(" "))
                                .filter(b -> !b.isEmpty())
                                .collect(Collectors.toSet()));
                assertThat(source(room.group(1) + "/" + room.group(2))).as(line).isTrue();
            }
        }
        assertThat(rooms).isEqualTo(HouseTest.ROOMS);
    }

    @Test
    void everyClassItNamesIsThere() throws IOException {
        Matcher name = CLASS.matcher(Files.readString(PAGE));
        int names = 0;
        while (name.find()) {
            assertThat(source(name.group(1).replace('.', '/') + "/" + name.group(2)))
                    .as(name.group())
                    .isTrue();
            names++;
        }
        assertThat(names).isGreaterThan(10);
    }

    @Test
    void everyRoomNamesTheClassToEnterItBy() throws IOException {
        List<String> without = new ArrayList<>();
        for (Path root : List.of(Path.of("src/main/java"), Path.of("core/src/main/java"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file :
                        files.filter(f -> f.endsWith("package-info.java")).toList()) {
                    Matcher link = LINK.matcher(Files.readString(file).replace("\n *", " "));
                    if (!link.find() || !source(link.group(1).replace('.', '/'))) {
                        without.add(file.toString());
                    }
                }
            }
        }
        assertThat(without).isEmpty();
    }

    private static boolean source(String type) {
        return Files.exists(Path.of("src/main/java/huizong", type + ".java"))
                || Files.exists(Path.of("core/src/main/java/huizong", type + ".java"));
    }
}
