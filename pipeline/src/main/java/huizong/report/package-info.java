/**
 * What people open: {@link huizong.report.Publication} writes the roll-up workbook, the anomaly list and the summary page.
 */
@NullMarked
package huizong.report;

import org.jspecify.annotations.NullMarked;
