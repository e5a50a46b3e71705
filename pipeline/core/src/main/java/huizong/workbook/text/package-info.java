/**
 * Delimited text: {@link huizong.workbook.text.CsvReader}.
 */
@NullMarked
package huizong.workbook.text;

import org.jspecify.annotations.NullMarked;
