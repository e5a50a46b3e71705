/** Writes what people open: the roll-up workbook, the anomaly list, the summary page. */
@NullMarked
package huizong.report;

import org.jspecify.annotations.NullMarked;
