/** The database: {@link huizong.store.Store}. The only package that speaks JDBC. */
@NullMarked
package huizong.store;

import org.jspecify.annotations.NullMarked;
