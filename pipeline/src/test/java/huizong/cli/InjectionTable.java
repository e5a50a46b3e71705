package huizong.cli;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.cli.Payloads.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which payload ended up in which output, and as what. */
final class InjectionTable {
    private static final List<Payload> PAYLOADS = Payloads.all();

    private final String name;
    private final Map<String, Map<String, String>> endedUp = new TreeMap<>();

    InjectionTable(String name) {
        this.name = name;
    }

    /** Notes the payloads whose mark stands in a text of an output. */
    void note(String place, String text, String how) {
        for (Payload payload : PAYLOADS) {
            if (text.contains(payload.mark())) {
                endedUp.computeIfAbsent(place, p -> new TreeMap<>()).put(payload.mark(), how);
            }
        }
    }

    /** Every payload must have been seen in an output, or the test looks in the wrong place. */
    void assertAllSeen(String place) {
        assertThat(endedUp.getOrDefault(place, Map.of()).keySet())
                .as(place)
                .containsExactlyInAnyOrderElementsOf(
                        PAYLOADS.stream().map(Payload::mark).toList());
    }

    /** A line a payload, a column an output, into {@code target/}. */
    void write() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("mark,kind," + String.join(",", endedUp.keySet()));
        for (Payload payload : PAYLOADS) {
            lines.add(payload.mark() + "," + payload.kind() + ","
                    + endedUp.values().stream()
                            .map(marks -> marks.getOrDefault(payload.mark(), "-"))
                            .collect(Collectors.joining(",")));
        }
        Files.write(Path.of("target", name), lines);
    }
}
