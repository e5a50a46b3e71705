/** Runs the rule book, SQL files under mappings/rules, and stores what it finds. */
@NullMarked
package huizong.rule;

import org.jspecify.annotations.NullMarked;
