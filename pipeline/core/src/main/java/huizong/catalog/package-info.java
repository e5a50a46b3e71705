/**
 * The tables that forms fill, as data: {@link huizong.catalog.TableCatalog} is what {@code mappings/tables} declares.
 */
@NullMarked
package huizong.catalog;

import org.jspecify.annotations.NullMarked;
