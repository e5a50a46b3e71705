/**
 * The mapping language as values: {@link huizong.mapping.FormMapping} says how a form is recognised and where its fields
 * and tables stand.
 */
@NullMarked
package huizong.mapping;

import org.jspecify.annotations.NullMarked;
