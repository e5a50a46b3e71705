/**
 * Filings made irregular in the ways units make them, each with its truth, and the scorer that counts what was read
 * right, wrong, lost or invented, and above all what of it was silent.
 */
@NullMarked
package huizong.irregular;

import org.jspecify.annotations.NullMarked;
