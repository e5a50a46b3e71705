/**
 * Filings in which everything agrees, and anomalies planted in them one at a time: what the rule book finds is held
 * against what was planted.
 */
@NullMarked
package huizong.planted;

import org.jspecify.annotations.NullMarked;
