/**
 * What every format hands on, cell by cell: {@link huizong.workbook.stream.CellSink}, number formats, and a workbook as
 * bytes between processes.
 */
@NullMarked
package huizong.workbook.stream;

import org.jspecify.annotations.NullMarked;
