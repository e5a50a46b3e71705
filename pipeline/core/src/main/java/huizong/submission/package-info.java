/** What one form said: facts with the cell each came from, and the findings raised while reading. */
@NullMarked
package huizong.submission;

import org.jspecify.annotations.NullMarked;
