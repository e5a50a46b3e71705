/** The database: schema, loading, queries. The only package that speaks JDBC. */
@NullMarked
package huizong.store;

import org.jspecify.annotations.NullMarked;
