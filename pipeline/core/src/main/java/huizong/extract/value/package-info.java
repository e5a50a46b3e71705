/**
 * One value: {@link huizong.extract.value.Typing} turns a cell into a {@link huizong.extract.value.Reading} of a type.
 */
@NullMarked
package huizong.extract.value;

import org.jspecify.annotations.NullMarked;
