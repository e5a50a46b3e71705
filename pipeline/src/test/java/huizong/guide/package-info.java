/**
 * The documents, run: {@link huizong.guide.DocumentsTest} does what every code block of them says, in a folder of its own.
 */
@NullMarked
package huizong.guide;

import org.jspecify.annotations.NullMarked;
