package huizong.author;

import huizong.grid.CellRef;
import huizong.mapping.Anchor;

/**
 * A label of a mapping that a template lacks, and the label of the template that probably stands for it.
 *
 * @param anchor the mapping's label, with its file and line
 * @param cell where the template has the other label
 * @param text that label as printed
 * @param spelling how the mapping would name it, {@code {year}} for a year
 */
public record Renaming(Anchor anchor, CellRef cell, String text, String spelling) {}
