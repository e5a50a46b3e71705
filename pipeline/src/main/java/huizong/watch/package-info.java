/**
 * The drop folder kept up: {@link huizong.watch.Watch} looks, takes, answers the sender and archives until it is stopped.
 */
@NullMarked
package huizong.watch;

import org.jspecify.annotations.NullMarked;
