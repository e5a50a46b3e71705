package huizong.grid;

/**
 * A paragraph of a document that belongs to none of its tables.
 *
 * @param number its place among the document's paragraphs outside of tables, from 1, blank ones counted
 */
public record Paragraph(int number, String text) {}
