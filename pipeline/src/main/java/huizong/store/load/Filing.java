package huizong.store.load;

import huizong.submission.Content;

/**
 * A filing as it stands in the database.
 *
 * @param mappingVersion the template and version it was read with
 * @param unit the unit's number
 * @param year the fiscal year, empty where it is not known
 * @param project the project's name, empty where it has none
 * @param isCurrent whether no later filing replaced it
 */
public record Filing(
        String id,
        String sheetName,
        String formId,
        String mappingVersion,
        String unit,
        String year,
        String project,
        boolean isCurrent,
        Content content) {}
