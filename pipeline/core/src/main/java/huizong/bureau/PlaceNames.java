package huizong.bureau;

import huizong.grid.Label;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds divisions in unit names and folder paths. A text is read from left to right and the longest name wins, so 通道县
 * is not 道县 and 湖南县域 is not 南县. A bare stem (靖州) counts only in front or behind a division it lies in, and says
 * nothing where two divisions share it (邵阳市, 邵阳县).
 */
final class PlaceNames {
    /** Stems that are ordinary words: 会同有关部门 names no county. */
    private static final Set<String> WORDS = Set.of("会同", "通道", "中方");

    private static final List<String> ZONES = List.of("管理区", "示范区", "开发区", "园区");

    private final Map<String, Division> byCode = new HashMap<>();
    private final Map<String, Set<Division>> names = new HashMap<>();
    private final Map<String, Set<Division>> stems = new HashMap<>();
    private final BitSet firstLetters = new BitSet();
    private int longest;

    /** A name in a text, with what it may mean; {@code clear} where that is one division. */
    private record Hit(int start, int end, Set<Division> divisions) {
        boolean clear() {
            return divisions.size() == 1;
        }
    }

    /**
     * What a name begins with.
     *
     * @param division the lowest division in front
     * @param rest what follows it
     */
    record Leading(Division division, String rest) {}

    PlaceNames(List<Division> divisions) {
        for (Division division : divisions) {
            byCode.put(division.code(), division);
            put(names, Label.normalise(division.name()), division);
            String shortName = Label.normalise(division.shortName());
            put(names, shortName, division);
            Optional<String> stem = stem(shortName);
            if (stem.isPresent()) {
                put(stems, stem.get(), division);
                if (division.name().contains("自治")) {
                    put(names, stem.get() + "自治" + shortName.charAt(shortName.length() - 1), division);
                }
            }
        }
    }

    private void put(Map<String, Set<Division>> into, String name, Division division) {
        if (name.length() >= 2) {
            into.computeIfAbsent(name, n -> new HashSet<>()).add(division);
            firstLetters.set(name.charAt(0));
            longest = Math.max(longest, name.length());
        }
    }

    private static Optional<String> stem(String shortName) {
        for (String zone : ZONES) {
            if (shortName.endsWith(zone)) {
                return Optional.of(shortName.substring(0, shortName.length() - zone.length()));
            }
        }
        return shortName.matches(".{2,}[市县区州省]")
                ? Optional.of(shortName.substring(0, shortName.length() - 1))
                : Optional.empty();
    }

    /** The lowest division a text names; of several, the one that stands in front; otherwise none. */
    Optional<Division> find(String text) {
        Set<Division> named = new HashSet<>();
        Set<Division> inFront = new HashSet<>();
        for (String part : text.split("[/\\\\]")) {
            String normalised = Label.normalise(part);
            int front = front(normalised);
            for (Hit found : hits(normalised)) {
                Hit hit = narrowed(found, named);
                if (hit.clear()) {
                    named.addAll(hit.divisions());
                    if (hit.start() == front || hit.divisions().stream().anyMatch(d -> isWithin(d, inFront))) {
                        inFront.addAll(hit.divisions());
                    }
                }
            }
        }
        int rank = named.stream().mapToInt(PlaceNames::rank).max().orElse(0);
        List<Division> lowest = named.stream().filter(d -> rank(d) == rank).toList();
        if (lowest.size() > 1) {
            lowest = lowest.stream().filter(inFront::contains).toList();
        }
        return lowest.size() == 1 ? Optional.of(lowest.get(0)) : Optional.empty();
    }

    /** The division a unit's name begins with. */
    Optional<Leading> leading(String normalised) {
        int end = 0;
        Optional<Division> division = Optional.empty();
        for (Hit hit : hits(normalised)) {
            if (hit.start() != end) {
                break;
            }
            end = hit.end();
            division = hit.clear() ? hit.divisions().stream().findFirst() : Optional.empty();
        }
        String rest = normalised.substring(end);
        return rest.isEmpty() ? Optional.empty() : division.map(d -> new Leading(d, rest));
    }

    /** Names from left to right. */
    private List<Hit> hits(String text) {
        List<Hit> hits = new ArrayList<>();
        int front = front(text);
        Set<Division> before = Set.of();
        int beforeEnd = -1;
        for (int at = front; at < text.length(); ) {
            Optional<Hit> hit = hitAt(text, at, at == front, at == beforeEnd ? before : Set.of());
            if (hit.isEmpty()) {
                at++;
                continue;
            }
            hits.add(hit.get());
            before = hit.get().divisions();
            at = hit.get().end();
            beforeEnd = at;
        }
        return hits;
    }

    private Optional<Hit> hitAt(String text, int at, boolean inFront, Set<Division> before) {
        if (!firstLetters.get(text.charAt(at))) {
            return Optional.empty();
        }
        for (int end = Math.min(text.length(), at + longest); end >= at + 2; end--) {
            String piece = text.substring(at, end);
            Set<Division> named = names.get(piece);
            if (named != null) {
                return Optional.of(narrowed(new Hit(at, end, named), before));
            }
            Set<Division> meant = new HashSet<>(stems.getOrDefault(piece, Set.of()));
            boolean plain = inFront && (!WORDS.contains(piece) || piece.equals(text));
            if (!plain) {
                meant.removeIf(d -> !isWithin(d, before));
            }
            boolean zone = meant.size() == 1
                    && ZONES.stream().anyMatch(meant.iterator().next().name()::endsWith);
            if (!meant.isEmpty() && !zone) {
                return Optional.of(new Hit(at, end, meant));
            }
        }
        return Optional.empty();
    }

    /** Of a name that several divisions have (城区), those that lie in a division named before. */
    private Hit narrowed(Hit hit, Set<Division> before) {
        if (hit.clear()) {
            return hit;
        }
        Set<Division> within = new HashSet<>(hit.divisions());
        within.removeIf(d -> !isWithin(d, before));
        boolean sharedStem = hit.divisions().stream().anyMatch(d -> isWithin(d, hit.divisions()));
        return within.isEmpty() || sharedStem ? hit : new Hit(hit.start(), hit.end(), within);
    }

    private boolean isWithin(Division division, Set<Division> others) {
        for (Optional<Division> parent = parent(division); parent.isPresent(); parent = parent(parent.get())) {
            if (others.contains(parent.get())) {
                return true;
            }
        }
        return false;
    }

    private Optional<Division> parent(Division division) {
        return division.parentCode().filter(p -> !p.equals(division.code())).map(byCode::get);
    }

    /** Where a text begins, behind numbering like {@code 03-}. */
    private static int front(String text) {
        int at = 0;
        while (at < text.length() && !Character.isIdeographic(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int rank(Division division) {
        return switch (division.level()) {
            case "county" -> 3;
            case "city" -> 2;
            default -> 1;
        };
    }
}
