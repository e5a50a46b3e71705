package huizong.cli;

import huizong.store.Store;
import huizong.submission.Severity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that turns findings into an exit status. */
final class FailOn {
    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = {
                "有达到该级别的异常时返回 1：error、warning、notice",
                "Exit with 1 on findings at or over: error, warning, notice"
            })
    @Nullable
    Severity severity;

    /** @param otherwise the status where there is no such finding */
    int status(Store store, int consolidationId, int otherwise) {
        if (severity == null) {
            return otherwise;
        }
        for (Severity each : Severity.values()) {
            if (each.compareTo(severity) >= 0
                    && !store.query(
                                    "SELECT 1 FROM qa.finding WHERE consolidation_id = ? AND severity = ? LIMIT 1",
                                    consolidationId,
                                    each.code())
                            .rows()
                            .isEmpty()) {
                return ExitStatus.FINDINGS;
            }
        }
        return otherwise;
    }
}
