/**
 * Tables on a form: {@link huizong.extract.table.TableExtractor} finds the header and the rows and makes facts of them.
 */
@NullMarked
package huizong.extract.table;

import org.jspecify.annotations.NullMarked;
