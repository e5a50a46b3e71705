package huizong.submission;

import java.util.Optional;

/**
 * Something wrong with a filing, raised while reading it.
 *
 * @param ruleId begins {@code read-}
 * @param sheetName empty where the finding is about the whole file
 * @param cellRef like {@code D17}, empty where it is about the whole sheet
 * @param message what is wrong and what to do, in Chinese
 * @param messageEn the same in English
 */
public record Finding(
        String ruleId,
        Severity severity,
        String sheetName,
        String cellRef,
        Optional<String> stated,
        Optional<String> expected,
        String message,
        String messageEn) {}
