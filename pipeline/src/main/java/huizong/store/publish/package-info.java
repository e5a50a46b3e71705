/**
 * What analysts get: {@link huizong.store.publish.PublishedCopy} of the database and its tables as files.
 */
@NullMarked
package huizong.store.publish;

import org.jspecify.annotations.NullMarked;
