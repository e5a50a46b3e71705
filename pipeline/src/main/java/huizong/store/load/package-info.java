/**
 * Puts submissions into the database: {@link huizong.store.load.Loader} writes rows, lineage and the ledger, {@link
 * huizong.store.load.Settlement} settles which filing is current, {@link huizong.store.load.HeldFilings} keeps those that
 * wait for the bureau, {@link huizong.store.load.Identities} whose they are.
 */
@NullMarked
package huizong.store.load;

import org.jspecify.annotations.NullMarked;
