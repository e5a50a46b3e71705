/**
 * The unit's own workbook with its findings at the cells: {@link huizong.returns.AnnotatedReturn}.
 */
@NullMarked
package huizong.returns;

import org.jspecify.annotations.NullMarked;
