/**
 * The anomaly list: {@link huizong.report.findings.FindingsWorkbook}, lists by division, and who is to be reminded.
 */
@NullMarked
package huizong.report.findings;

import org.jspecify.annotations.NullMarked;
