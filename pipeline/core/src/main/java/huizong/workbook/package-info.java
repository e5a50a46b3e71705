/**
 * Files into grids: {@link huizong.workbook.WorkbookReader} tells what a file is and hands it to the sub-room of its
 * format.
 */
@NullMarked
package huizong.workbook;

import org.jspecify.annotations.NullMarked;
