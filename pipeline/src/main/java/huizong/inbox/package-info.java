/**
 * The drop folder: {@link huizong.inbox.DropFolder} is where things stand, {@link huizong.inbox.Journal} what was
 * acknowledged, {@link huizong.inbox.Archive} what is kept. Knows nothing of the database.
 */
@NullMarked
package huizong.inbox;

import org.jspecify.annotations.NullMarked;
