package huizong.store;

import huizong.mapping.Correction;
import huizong.mapping.Division;
import huizong.mapping.RegisteredUnit;
import huizong.mapping.Registry;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes the bureau's registers, whole, by appenders: a province has tens of thousands of units. */
final class References {
    private final Store store;
    private final DuckDBConnection connection;

    References(Store store, DuckDBConnection connection) {
        this.store = store;
        this.connection = connection;
    }

    void replace(Registry registry) {
        store.update("DELETE FROM main.division");
        store.update("DELETE FROM main.unit WHERE unit_id NOT LIKE 'auto:%'");
        store.update("DELETE FROM meta.unit_history");
        append("main", "division", appender -> {
            for (Division division : registry.divisions()) {
                if (!division.isOwn()) {
                    appender.beginRow();
                    appender.append(division.code());
                    appender.append(division.name());
                    appender.append(division.level());
                    text(appender, division.parentCode());
                    appender.endRow();
                }
            }
        });
        append("main", "unit", appender -> {
            for (RegisteredUnit unit : registry.units()) {
                appender.beginRow();
                appender.append(unit.unitId());
                appender.append(unit.name());
                appender.append(unit.divisionCode());
                text(appender, unit.parentUnitId());
                text(appender, unit.department());
                text(appender, registry.division(unit.divisionCode()).map(Division::level));
                appender.endRow();
            }
        });
        append("meta", "unit_history", appender -> {
            for (RegisteredUnit unit : registry.unitHistory()) {
                appender.beginRow();
                appender.append(unit.unitId());
                appender.append(unit.name());
                appender.append(unit.divisionCode());
                text(appender, unit.parentUnitId());
                text(appender, unit.department());
                text(appender, unit.validFrom().map(Object::toString));
                text(appender, unit.validTo().map(Object::toString));
                appender.endRow();
            }
        });
    }

    void replace(List<Correction> corrections) {
        store.update("DELETE FROM meta.correction");
        append("meta", "correction", appender -> {
            for (Correction correction : corrections) {
                appender.beginRow();
                appender.append(correction.kind().name().toLowerCase(Locale.ROOT));
                appender.append(correction.fiscalYear());
                text(appender, correction.fromDivision());
                text(appender, correction.toDivision());
                text(appender, correction.unitId());
                text(appender, correction.label());
                appender.append(correction.formId());
                appender.append(correction.target().table());
                appender.append(correction.target().column());
                appender.append(correction.code());
                appender.append(correction.amount().setScale(6, RoundingMode.UNNECESSARY));
                appender.append(correction.basis());
                appender.append(correction.source());
                appender.endRow();
            }
        });
    }

    private interface Rows {
        void into(DuckDBAppender appender) throws SQLException;
    }

    private void append(String schema, String table, Rows rows) {
        try (DuckDBAppender appender = connection.createAppender(schema, table)) {
            rows.into(appender);
            appender.flush();
        } catch (SQLException e) {
            throw new StoreException("cannot write " + schema + "." + table + ": " + e.getMessage(), e);
        }
    }

    private static void text(DuckDBAppender appender, Optional<String> text) throws SQLException {
        if (text.isPresent()) {
            appender.append(text.get());
        } else {
            appender.appendNull();
        }
    }
}
