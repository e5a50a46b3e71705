/** The library used as a stranger would: from a package of its own, through its public classes only. */
@NullMarked
package outside;

import org.jspecify.annotations.NullMarked;
