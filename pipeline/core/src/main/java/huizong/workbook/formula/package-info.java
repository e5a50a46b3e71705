/**
 * Results of formulas that their file does not hold, or holds stale: {@link huizong.workbook.formula.Calculation}.
 */
@NullMarked
package huizong.workbook.formula;

import org.jspecify.annotations.NullMarked;
