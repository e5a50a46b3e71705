package huizong.bureau;

import huizong.mapping.yaml.PrintLayout;
import java.util.List;

/**
 * What the bureau decides about the filings of a consolidation, from {@code mappings/reference/}.
 *
 * @param expected who has to file what
 * @param waivers what it explains itself, and which errors may be explained
 * @param corrections what it adds to roll-ups and takes out of them
 * @param decisions which filings that wait for it count
 * @param layout how roll-ups are printed in the form's own layout, from {@code mappings/layouts/}
 */
public record ReferenceLists(
        List<ExpectedForm> expected,
        Waivers waivers,
        List<Correction> corrections,
        List<Decision> decisions,
        PrintLayout layout) {
    public ReferenceLists {
        expected = List.copyOf(expected);
        corrections = List.copyOf(corrections);
        decisions = List.copyOf(decisions);
    }

    /** Without decisions. */
    public ReferenceLists(
            List<ExpectedForm> expected, Waivers waivers, List<Correction> corrections, PrintLayout layout) {
        this(expected, waivers, corrections, List.of(), layout);
    }

    /** Without a layout. */
    public ReferenceLists(List<ExpectedForm> expected, Waivers waivers, List<Correction> corrections) {
        this(expected, waivers, corrections, PrintLayout.none());
    }
}
