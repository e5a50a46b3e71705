/**
 * Pages: {@link huizong.report.html.SummaryPage} of a period, {@link huizong.report.html.ExplanationPage} of a sheet.
 */
@NullMarked
package huizong.report.html;

import org.jspecify.annotations.NullMarked;
