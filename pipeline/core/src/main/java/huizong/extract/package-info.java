/** Recognises forms on sheets and turns their cells into typed facts. */
@NullMarked
package huizong.extract;

import org.jspecify.annotations.NullMarked;
