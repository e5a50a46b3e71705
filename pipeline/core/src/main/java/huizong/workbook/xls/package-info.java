/**
 * Excel 97-2003 and workbooks with a password: {@link huizong.workbook.xls.WorkerProcess} reads them by POI in a process
 * of its own, which may die of a file.
 */
@NullMarked
package huizong.workbook.xls;

import org.jspecify.annotations.NullMarked;
