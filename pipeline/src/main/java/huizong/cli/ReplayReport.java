package huizong.cli;

import huizong.ingest.Replay.FilingResult;
import huizong.ingest.Replay.Mode;
import huizong.ingest.Replay.Outcome;
import huizong.ingest.Replay.WorkbookResult;
import huizong.submission.Content;
import huizong.text.ControlCharacters;
import huizong.text.Language;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what reading the archive again changed, cell by cell. */
final class ReplayReport {
    private final PrintWriter out;
    private final Language language;
    private final Mode mode;

    ReplayReport(PrintWriter out, Language language, Mode mode) {
        this.out = out;
        this.language = language;
        this.mode = mode;
    }

    /** Prints the filings of a workbook that do not come out as before; nothing where all do. */
    void workbook(WorkbookResult result) {
        if (!result.problem().isEmpty()) {
            out.println(language.choose("未重读  ", "not read   ")
                    + ControlCharacters.plain(result.path() + "  " + result.problem()));
        }
        result.filings().stream()
                .filter(f -> f.outcome() != Outcome.UNCHANGED && f.outcome() != Outcome.HISTORY)
                .forEach(f -> filing(result.path(), f));
    }

    private void filing(String path, FilingResult filing) {
        String what =
                switch (filing.outcome()) {
                    case CHANGED -> language.choose("变动    ", "changed    ");
                    case NEW -> language.choose("新识别  ", "new        ");
                    default -> language.choose("不再识别", "not read   ");
                };
        String versions = filing.outcome() == Outcome.NO_LONGER_READ
                ? filing.before() + language.choose("（保留原读数）", " (the earlier reading is kept)")
                : filing.before().isEmpty() ? filing.after() : filing.before() + " → " + filing.after();
        out.println(what + ControlCharacters.plain("  " + path + "  " + filing.sheetName() + "  " + filing.formId())
                + "  " + versions);
        for (Content.Change change : filing.changes()) {
            String cell = change.after().cell().isEmpty()
                    ? change.before().cell()
                    : change.after().cell();
            out.println("          "
                    + ControlCharacters.plain((cell.isEmpty() ? "" : cell + "  ") + change.place() + "  "
                            + words(change.before()) + " → " + words(change.after())));
        }
        if (filing.notesChanged()) {
            out.println("          " + language.choose("读取问题或未识别内容有变", "reading findings or unclaimed cells differ"));
        }
    }

    private String words(Content.Item item) {
        if (!item.value().isEmpty()) {
            return item.value().replace("\n", "\\n");
        }
        return item.raw().isEmpty()
                ? language.choose("（空）", "(nothing)")
                : "“" + item.raw().replace("\n", "\\n") + "”";
    }

    void summary(List<WorkbookResult> results) {
        Map<String, Long> counts = counts(results);
        String changed = mode == Mode.LOAD
                ? language.choose("已替代 ", "superseded ")
                : language.choose("将替代 ", "to be superseded ");
        out.println(language.choose("重读 ", "Read again: ")
                + counts.get("workbooks")
                + language.choose(" 个文件：未变 ", " workbooks; unchanged ")
                + counts.get("unchanged")
                + language.choose("，", ", ")
                + changed
                + counts.get("changed")
                + language.choose("，新识别 ", ", new ")
                + counts.get("new")
                + language.choose("，历史版本未动 ", ", history left alone ")
                + counts.get("history")
                + language.choose("，不再识别 ", ", no longer read ")
                + counts.get("no_longer_read")
                + language.choose("，文件未能重读 ", ", workbooks not read ")
                + counts.get("not_read"));
    }

    static Map<String, Long> counts(List<WorkbookResult> results) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("workbooks", (long) results.size());
        for (Outcome outcome :
                List.of(Outcome.UNCHANGED, Outcome.CHANGED, Outcome.NEW, Outcome.HISTORY, Outcome.NO_LONGER_READ)) {
            counts.put(
                    outcome.name().toLowerCase(java.util.Locale.ROOT),
                    results.stream()
                            .flatMap(r -> r.filings().stream())
                            .filter(f -> f.outcome() == outcome)
                            .count());
        }
        counts.put(
                "not_read", results.stream().filter(r -> !r.problem().isEmpty()).count());
        return counts;
    }

    static Map<String, Object> json(List<WorkbookResult> results) {
        Map<String, Object> json = new LinkedHashMap<>(counts(results));
        List<Map<String, Object>> filings = new ArrayList<>();
        for (WorkbookResult workbook : results) {
            for (FilingResult filing : workbook.filings()) {
                if (filing.outcome() == Outcome.UNCHANGED || filing.outcome() == Outcome.HISTORY) {
                    continue;
                }
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("file", workbook.path());
                one.put("sheet_name", filing.sheetName());
                one.put("form_id", filing.formId());
                one.put("outcome", filing.outcome().name().toLowerCase(java.util.Locale.ROOT));
                one.put("before", filing.before());
                one.put("after", filing.after());
                one.put(
                        "changes",
                        filing.changes().stream().map(ReplayReport::json).toList());
                filings.add(one);
            }
            if (!workbook.problem().isEmpty()) {
                filings.add(Map.of("file", workbook.path(), "problem", workbook.problem()));
            }
        }
        json.put("filings", filings);
        return json;
    }

    private static Map<String, Object> json(Content.Change change) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("place", change.place());
        one.put("cell_before", change.before().cell());
        one.put("before", change.before().value());
        one.put("cell_after", change.after().cell());
        one.put("after", change.after().value());
        return one;
    }
}
