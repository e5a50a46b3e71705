/**
 * The rule book, SQL files under {@code mappings/rules}: {@link huizong.rule.RuleBook} checks and runs it, and stores what
 * it finds.
 */
@NullMarked
package huizong.rule;

import org.jspecify.annotations.NullMarked;
