/** The command line: the only place that wires the packages together. */
@NullMarked
package huizong.cli;

import org.jspecify.annotations.NullMarked;
