/**
 * Puts submissions into the database: {@link huizong.store.load.Loader} writes rows, lineage and the ledger, {@link
 * huizong.store.load.Revisions} settles which filing is current.
 */
@NullMarked
package huizong.store.load;

import org.jspecify.annotations.NullMarked;
