/**
 * What a reader of a sheet sees of what its cells store: {@link huizong.workbook.shown.CellStyle} applies number formats
 * and strikes out, alike for all file formats.
 */
@NullMarked
package huizong.workbook.shown;

import org.jspecify.annotations.NullMarked;
