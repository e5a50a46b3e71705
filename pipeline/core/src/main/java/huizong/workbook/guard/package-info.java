/**
 * What a file may cost: {@link huizong.workbook.guard.Limits}, and {@link
 * huizong.workbook.guard.UnreadableException} with a code and advice where one is passed.
 */
@NullMarked
package huizong.workbook.guard;

import org.jspecify.annotations.NullMarked;
