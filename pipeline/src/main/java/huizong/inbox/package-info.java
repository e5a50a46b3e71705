/** The drop folder: what may come in, where it is kept, and what was acknowledged. Knows nothing of the database. */
@NullMarked
package huizong.inbox;

import org.jspecify.annotations.NullMarked;
