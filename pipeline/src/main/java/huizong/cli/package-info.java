/** The command line: {@link huizong.cli.Main}, one class a command, and the only place that prints. */
@NullMarked
package huizong.cli;

import org.jspecify.annotations.NullMarked;
