package huizong.consolidate;

import huizong.store.Store;
import java.util.List;
import java.util.Optional;

/** 审定: a period is closed on one of its consolidations, and takes no further one. There is no way back. */
public final class PeriodLock {
    private final Store store;

    public PeriodLock(Store store) {
        this.store = store;
    }

    /** @throws PeriodLockedException where the period is closed */
    public void requireOpen(Period period) {
        for (List<Optional<Object>> row : store.query(
                        "SELECT consolidation_id, strftime(locked_at, '%Y-%m-%d %H:%M') FROM mart.period_lock"
                                + " WHERE period = ?",
                        period.toString())
                .rows()) {
            throw new PeriodLockedException(
                    period,
                    ((Number) row.get(0).orElseThrow()).intValue(),
                    row.get(1).map(Object::toString).orElse(""));
        }
    }

    /**
     * Closes a period on its consolidation of that number, or on its last.
     *
     * @return the number it is closed on; empty where the period has no such consolidation
     * @throws PeriodLockedException where it is closed already
     */
    public Optional<Integer> lock(Period period, Optional<Integer> number) {
        return store.inTransaction(() -> {
            requireOpen(period);
            Optional<Integer> id = store.query(
                            "SELECT max(consolidation_id) FROM mart.consolidation WHERE period = $1"
                                    + " AND ($2::INTEGER IS NULL OR consolidation_id = $2) AND finished_at IS NOT NULL",
                            period.toString(),
                            number.orElse(null))
                    .rows()
                    .get(0)
                    .get(0)
                    .map(v -> ((Number) v).intValue());
            id.ifPresent(i ->
                    store.update("INSERT INTO mart.period_lock VALUES (?, ?, now()::TIMESTAMP)", period.toString(), i));
            return id;
        });
    }
}
