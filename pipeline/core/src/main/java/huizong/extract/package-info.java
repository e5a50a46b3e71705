/**
 * A grid becomes submissions: {@link huizong.extract.FormReader} is the library in three lines, {@link
 * huizong.extract.Recognizer} finds the forms, {@link huizong.extract.Extractor} turns their cells into typed facts.
 */
@NullMarked
package huizong.extract;

import org.jspecify.annotations.NullMarked;
