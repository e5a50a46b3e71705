/**
 * How figures are printed: {@link huizong.report.print.PrintedTable} lays a sheet out, {@link
 * huizong.report.print.PrintedFigures} rounds amounts so that parts add up.
 */
@NullMarked
package huizong.report.print;

import org.jspecify.annotations.NullMarked;
