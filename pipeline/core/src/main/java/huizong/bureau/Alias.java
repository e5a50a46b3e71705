package huizong.bureau;

import java.util.Optional;

/**
 * Another name of a unit or a project, a line of {@code mappings/reference/aliases.csv}.
 *
 * @param kind {@code unit} or {@code project}
 * @param alias the other name, as filed
 * @param name the unit's registered name, or the project's on its own form
 * @param divisionCode where it holds; empty: everywhere
 */
public record Alias(String kind, String alias, String name, Optional<String> divisionCode) {}
