package huizong.rule;

import huizong.rule.Identity.Place;
import huizong.rule.Identity.Term;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for the one usual slip after whose correction everything on a form agrees. */
final class Slips {
    /** Of a form larger than this, a list of thousands of lines, no slip is sought. */
    private static final int MOST_FIGURES = 1_500;

    private static final Set<String> MONEY = Set.of(
            "prior_final",
            "budget",
            "final",
            "initial_budget",
            "annual_budget",
            "executed",
            "amount",
            "current",
            "prior");
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);

    private final List<Identity> identities;
    private final Map<Place, BigDecimal> figures = new LinkedHashMap<>();

    private Slips(List<Identity> identities) {
        this.identities = identities;
        for (Identity identity : identities) {
            for (Term term : identity.terms()) {
                term.place().ifPresent(place -> figures.put(place, term.value()));
            }
        }
    }

    /**
     * The slip that explains the form; empty where everything agrees, where none makes everything agree, or where several
     * different ones would.
     *
     * @param identities everything that has to agree on one form
     */
    static Optional<Slip> explaining(List<Identity> identities) {
        return new Slips(identities).find();
    }

    private Optional<Slip> find() {
        List<Identity> broken =
                identities.stream().filter(i -> !i.holds(Map.of())).toList();
        if (broken.isEmpty() || figures.size() > MOST_FIGURES) {
            return Optional.empty();
        }
        Map<Map<Place, BigDecimal>, Slip> restoring = new LinkedHashMap<>();
        for (Slip slip : candidates()) {
            boolean touchesAll =
                    broken.stream().allMatch(i -> slip.meant().keySet().stream().anyMatch(i::takes));
            if (touchesAll && identities.stream().allMatch(i -> i.holds(slip.meant()))) {
                restoring.putIfAbsent(slip.meant(), slip);
            }
        }
        return restoring.size() == 1 ? restoring.values().stream().findFirst() : Optional.empty();
    }

    private List<Slip> candidates() {
        List<Slip> slips = new ArrayList<>();
        figures.forEach((place, value) -> {
            if (value.signum() != 0) {
                if (MONEY.contains(place.column())) {
                    slips.add(one(Slip.Kind.UNIT, place, value.divide(TEN_THOUSAND)));
                    slips.add(one(Slip.Kind.UNIT, place, value.multiply(TEN_THOUSAND)));
                }
                slips.add(one(Slip.Kind.SIGN, place, value.negate()));
                transposed(value).forEach(v -> slips.add(one(Slip.Kind.DIGITS, place, v)));
            }
        });
        swaps(slips);
        countedTwice(slips);
        return slips;
    }

    private static Slip one(Slip.Kind kind, Place place, BigDecimal meant) {
        return new Slip(kind, place, Map.of(place, meant.stripTrailingZeros()));
    }

    /** The number with two neighbouring digits exchanged, in every way that changes it. */
    static List<BigDecimal> transposed(BigDecimal value) {
        String text = value.stripTrailingZeros().toPlainString();
        List<BigDecimal> results = new ArrayList<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            int next = text.charAt(i + 1) == '.' ? i + 2 : i + 1;
            char a = text.charAt(i);
            char b = text.charAt(next);
            if (Character.isDigit(a) && Character.isDigit(b) && a != b) {
                StringBuilder swapped = new StringBuilder(text);
                swapped.setCharAt(i, b);
                swapped.setCharAt(next, a);
                results.add(new BigDecimal(swapped.toString()));
            }
        }
        return results;
    }

    /** Neighbours in a column, and the figures of one line, that change places; one of the two may be blank. */
    private void swaps(List<Slip> slips) {
        Map<List<Object>, List<Place>> columns = figures.keySet().stream()
                .filter(p -> MONEY.contains(p.column()))
                .collect(Collectors.groupingBy(
                        p -> List.of(p.table(), p.column()), LinkedHashMap::new, Collectors.toList()));
        for (List<Place> column : columns.values()) {
            List<Place> lines =
                    column.stream().sorted(Comparator.comparingInt(Place::line)).toList();
            for (int i = 0; i + 1 < lines.size(); i++) {
                swap(Slip.Kind.ROW, lines.get(i), lines.get(i + 1), slips);
            }
        }
        Map<List<Object>, List<Place>> lines = figures.keySet().stream()
                .filter(p -> MONEY.contains(p.column()))
                .collect(Collectors.groupingBy(
                        p -> List.of(p.table(), p.line()), LinkedHashMap::new, Collectors.toList()));
        for (List<Place> line : lines.values()) {
            for (int i = 0; i < line.size(); i++) {
                for (int j = i + 1; j < line.size(); j++) {
                    swap(Slip.Kind.COLUMN, line.get(i), line.get(j), slips);
                }
            }
        }
    }

    private void swap(Slip.Kind kind, Place a, Place b, List<Slip> slips) {
        BigDecimal first = figures.getOrDefault(a, BigDecimal.ZERO);
        BigDecimal second = figures.getOrDefault(b, BigDecimal.ZERO);
        if (first.compareTo(second) != 0) {
            slips.add(new Slip(kind, a, Map.of(a, second.stripTrailingZeros(), b, first.stripTrailingZeros())));
        }
    }

    /** A total that has a heading and its details both in it: without the heading's figure it may be right. */
    private void countedTwice(List<Slip> slips) {
        Set<Place> headings = new HashSet<>();
        for (Identity identity : identities) {
            identity.terms().stream().filter(t -> t.role().equals("total")).forEach(t -> t.place()
                    .ifPresent(headings::add));
        }
        for (Identity identity : identities) {
            if (identity.kind() != Identity.Kind.SUM) {
                continue;
            }
            for (Term total : identity.terms()) {
                if (total.role().equals("total") && total.place().isPresent()) {
                    identity.terms().stream()
                            .filter(t -> t.role().equals("part")
                                    && t.value().signum() != 0
                                    && t.place().filter(headings::contains).isPresent())
                            .forEach(t -> slips.add(one(
                                    Slip.Kind.TWICE,
                                    total.place().get(),
                                    total.value().subtract(t.value()))));
                }
            }
        }
    }
}
