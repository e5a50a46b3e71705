/**
 * Excel 2007 and later: {@link huizong.workbook.xlsx.XlsxReader} reads cells, merges and visibility in one pass over the
 * package's parts.
 */
@NullMarked
package huizong.workbook.xlsx;

import org.jspecify.annotations.NullMarked;
