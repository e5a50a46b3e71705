package huizong.store;

import java.util.List;

/**
 * What loading a workbook did.
 *
 * @param submissionIds the filings it brought
 * @param superseded earlier filings that are no longer current
 */
public record Loaded(List<String> submissionIds, List<String> superseded) {
    public Loaded {
        submissionIds = List.copyOf(submissionIds);
        superseded = List.copyOf(superseded);
    }
}
