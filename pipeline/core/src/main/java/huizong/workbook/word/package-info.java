/**
 * Documents as workbooks: begin with {@link huizong.workbook.word.DocxReader}. A table is a sheet, the lines of text that
 * belong to it are rows above and below it.
 */
@NullMarked
package huizong.workbook.word;

import org.jspecify.annotations.NullMarked;
