/**
 * The month's books: {@link huizong.consolidate.Consolidation} rolls current filings up under a number, {@link
 * huizong.consolidate.Trace} leads from a total down to its cells.
 */
@NullMarked
package huizong.consolidate;

import org.jspecify.annotations.NullMarked;
