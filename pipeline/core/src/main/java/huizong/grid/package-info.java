/**
 * What a spreadsheet holds, as pure values: {@link huizong.grid.Workbook}, {@link huizong.grid.Sheet}, {@link
 * huizong.grid.Cell}, merged regions.
 */
@NullMarked
package huizong.grid;

import org.jspecify.annotations.NullMarked;
