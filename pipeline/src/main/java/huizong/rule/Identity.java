package huizong.rule;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Figures of one form that have to agree.
 *
 * @param tolerance how far they may be apart, in the unit of the total or stated figure
 */
record Identity(Kind kind, BigDecimal tolerance, List<Term> terms) {
    /** How the figures hang together; the roles are those of {@code identity_figure}. */
    enum Kind {
        /** total = Σ part. */
        SUM,
        /** Σ part ≤ total. */
        AT_MOST,
        /** stated = numerator / denominator − base. */
        RATE,
        /** stated = weight × numerator / denominator, at most the weight. */
        SCORE
    }

    /** Where a figure stands in the database. */
    record Place(String table, int line, String column) {}

    /**
     * A figure in its role.
     *
     * @param place empty for what is printed on the form or given by a rule
     * @param value zero where the place is blank
     */
    record Term(String role, Optional<Place> place, BigDecimal value) {}

    Identity {
        terms = List.copyOf(terms);
    }

    /** Whether the figures agree once some of them are replaced. */
    boolean holds(Map<Place, BigDecimal> replaced) {
        return switch (kind) {
            case SUM ->
                sum("total", replaced).subtract(sum("part", replaced)).abs().compareTo(tolerance) <= 0;
            case AT_MOST ->
                sum("part", replaced).subtract(sum("total", replaced)).compareTo(tolerance) <= 0;
            case RATE, SCORE -> follows(replaced);
        };
    }

    private boolean follows(Map<Place, BigDecimal> replaced) {
        BigDecimal denominator = sum("denominator", replaced);
        if (denominator.signum() == 0) {
            return false;
        }
        BigDecimal expected = sum("numerator", replaced).divide(denominator, MathContext.DECIMAL64);
        if (kind == Kind.SCORE) {
            BigDecimal weight = sum("weight", replaced);
            expected = weight.min(weight.multiply(expected));
        }
        BigDecimal apart = sum("stated", replaced)
                .subtract(expected.subtract(sum("base", replaced)))
                .abs();
        return apart.subtract(tolerance).compareTo(new BigDecimal("1e-9")) <= 0;
    }

    private BigDecimal sum(String role, Map<Place, BigDecimal> replaced) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Term term : terms) {
            if (term.role().equals(role)) {
                BigDecimal other = term.place().map(replaced::get).orElse(null);
                sum = sum.add(other == null ? term.value() : other);
            }
        }
        return sum;
    }

    boolean takes(Place place) {
        return terms.stream().anyMatch(t -> t.place().filter(place::equals).isPresent());
    }
}
