package huizong.cli;

import huizong.store.Result;
import huizong.store.Store;
import huizong.text.ControlCharacters;
import huizong.text.Language;
import huizong.text.PackagedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The filings that a consolidation leaves out for a figure of theirs, or that a rule could not judge: with file and reason. */
record SetAside(List<Filing> filings) {
    private static final int SHOWN = 20;

    /** @param what {@code implausible}, or the rule that failed */
    record Filing(String what, String fileName, String sheetName, String unitName, String reason) {}

    static SetAside of(Store store, int consolidationId) {
        return new SetAside(
                store.query(PackagedText.read(SetAside.class, "set-aside.sql"), consolidationId).rows().stream()
                        .map(row -> new Filing(
                                Result.text(row.get(0)),
                                Result.text(row.get(1)),
                                Result.text(row.get(2)),
                                Result.text(row.get(3)),
                                Result.text(row.get(4))))
                        .toList());
    }

    List<Map<String, String>> fields() {
        return filings.stream()
                .map(f -> Map.of(
                        "what", f.what(),
                        "file", f.fileName(),
                        "sheet_name", f.sheetName(),
                        "unit_name", f.unitName(),
                        "reason", f.reason()))
                .toList();
    }

    /** A line each, the first of them. */
    List<String> lines(Language language) {
        List<String> lines = new ArrayList<>(filings.stream()
                .limit(SHOWN)
                .map(f -> {
                    String where = "《" + f.fileName() + "》" + f.sheetName() + "（" + f.unitName() + "）";
                    return ControlCharacters.plain(
                            f.what().equals("implausible")
                                    ? language.choose("未计入汇总：", "left out of the totals: ") + where + " " + f.reason()
                                    : language.choose("规则 " + f.what() + " 未判定：", "not evaluated by " + f.what() + ": ")
                                            + where + " " + f.reason());
                })
                .toList());
        if (filings.size() > SHOWN) {
            lines.add("… " + (filings.size() - SHOWN));
        }
        return lines;
    }
}
