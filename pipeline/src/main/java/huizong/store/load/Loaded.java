package huizong.store.load;

import java.util.List;

/**
 * What loading a workbook did.
 *
 * @param submissionIds the filings it brought
 * @param superseded earlier filings that are no longer current
 * @param findings how many findings about the workbook and its filings were recorded
 */
public record Loaded(List<String> submissionIds, List<String> superseded, int findings) {
    public Loaded {
        submissionIds = List.copyOf(submissionIds);
        superseded = List.copyOf(superseded);
    }
}
