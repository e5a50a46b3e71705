/** Rolls current filings up by division for a period. */
@NullMarked
package huizong.consolidate;

import org.jspecify.annotations.NullMarked;
