/** Generates filings whose truth is known, and times the pipeline on them beside POI. */
@NullMarked
package huizong.bench;

import org.jspecify.annotations.NullMarked;
