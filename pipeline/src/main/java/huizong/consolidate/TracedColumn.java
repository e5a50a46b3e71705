package huizong.consolidate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A column of a roll-up and the filed columns it is made of.
 *
 * @param table the filed table
 * @param sums the roll-up's own columns that are plain sums: the column itself, or a rate's numerator and denominator
 */
record TracedColumn(String table, List<String> sums) {
    private static final Map<String, String> TABLES = Map.of(
            "expenditure", "expenditure_item",
            "staffing", "base_data",
            "building", "base_data",
            "funding", "funding",
            "budget_execution", "budget_execution");

    private static final Map<String, List<String>> SUMS = Map.of(
            "expenditure", List.of("prior_final", "budget", "final"),
            "staffing", List.of("staff_quota", "staff_actual"),
            "building", List.of("building_approved_area", "building_actual_area", "building_budget", "building_actual"),
            "funding", List.of("initial_budget", "annual_budget", "executed"),
            "budget_execution", List.of("initial_budget", "adjusted_budget", "month_amount", "to_date_amount"));

    private static final Map<String, List<String>> RATES = Map.of(
            "expenditure.execution_rate", List.of("final", "budget"),
            "staffing.staff_control_rate", List.of("staff_actual", "staff_quota"),
            "building.building_area_control_rate", List.of("building_actual_area", "building_approved_area"),
            "building.building_cost_control_rate", List.of("building_actual", "building_budget"),
            "funding.execution_rate", List.of("executed", "annual_budget"),
            "funding.execution_rate_on_initial", List.of("executed", "initial_budget"),
            "budget_execution.execution_rate", List.of("to_date_amount", "adjusted_budget"));

    /** @param rollUp such as {@code expenditure} */
    static Optional<TracedColumn> of(String rollUp, String column) {
        String table = TABLES.getOrDefault(rollUp, "");
        if (SUMS.getOrDefault(rollUp, List.of()).contains(column)) {
            return Optional.of(new TracedColumn(table, List.of(column)));
        }
        return Optional.ofNullable(RATES.get(rollUp + "." + column)).map(sums -> new TracedColumn(table, sums));
    }
}
