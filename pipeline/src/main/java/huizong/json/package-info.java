/**
 * {@link huizong.json.Json}: results as JSON, for scripts and for the reason beside a returned file.
 */
@NullMarked
package huizong.json;

import org.jspecify.annotations.NullMarked;
