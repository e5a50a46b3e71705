package huizong.store.load;

/**
 * Something to say of a workbook of a batch beside its findings.
 *
 * @param workbookId SHA-256 of its content
 * @param held whether a filing of it waits for a decision; otherwise another file of the batch replaced it
 * @param message in Chinese
 * @param messageEn the same in English
 */
public record BatchNote(String workbookId, boolean held, String message, String messageEn) {}
