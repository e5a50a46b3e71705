/**
 * Files that are whole or not there: {@link huizong.files.AtomicFile} and {@link huizong.files.Durable} write and move
 * them, {@link huizong.files.ContentHash} is their identity.
 */
@NullMarked
package huizong.files;

import org.jspecify.annotations.NullMarked;
