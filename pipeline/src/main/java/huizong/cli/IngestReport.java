package huizong.cli;

import huizong.inbox.Look.Skipped;
import huizong.ingest.Change;
import huizong.ingest.FileResult;
import huizong.ingest.FileResult.Outcome;
import huizong.text.ControlCharacters;
import huizong.text.Language;
import huizong.watch.InboxNews;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what became of files: a line each, and a summary. */
final class IngestReport {
    private static final int CHANGES_SHOWN = 5;

    private final PrintWriter out;
    private final Language language;
    private final boolean json;
    private final List<Skipped> skipped = new ArrayList<>();

    IngestReport(PrintWriter out, Language language, boolean json) {
        this.out = out;
        this.language = language;
        this.json = json;
    }

    /** What stands in the folders and is not read. */
    void skipped(List<Skipped> skipped) {
        this.skipped.addAll(skipped);
        if (!json) {
            skipped.forEach(s -> out.println(language.choose("跳过    ", "skipped    ") + InboxNews.words(s, language)));
        }
    }

    void line(FileResult result) {
        if (json) {
            return;
        }
        String path = ControlCharacters.plain(result.path());
        switch (result.outcome()) {
            case LOADED -> {
                out.println(language.choose("已入库  ", "loaded     ")
                        + path
                        + language.choose("  表 ", "  forms ")
                        + result.forms()
                        + (result.superseded() > 0
                                ? language.choose("，替代旧版 ", ", supersedes ") + result.superseded()
                                : "")
                        + (result.findings() > 0
                                ? language.choose("，读取问题 ", ", reading findings ") + result.findings()
                                : ""));
                changes(result);
            }
            case UNCHANGED -> out.println(language.choose("未变    ", "unchanged  ") + path);
            case DUPLICATE ->
                out.println(language.choose("重复    ", "duplicate  ") + path + "  "
                        + ControlCharacters.plain(language.choose(result.reason(), result.reasonEn())));
            case REJECTED ->
                out.println(language.choose("拒收    ", "refused    ") + path + "  [" + result.code() + "] "
                        + ControlCharacters.plain(language.choose(result.reason(), result.reasonEn())));
        }
    }

    /** What differs from the filing before, the first few. */
    private void changes(FileResult result) {
        if (result.superseded() == 0) {
            return;
        }
        int count = result.changes().size();
        out.println(
                count == 0
                        ? language.choose("        与旧版数值相同", "        the same values as before")
                        : language.choose("        与旧版不同 " + count + " 处：", "        " + count + " values differ:"));
        result.changes().stream()
                .limit(CHANGES_SHOWN)
                .forEach(c -> out.println("          " + ControlCharacters.plain(c.toString())));
        if (count > CHANGES_SHOWN) {
            out.println("          ……");
        }
    }

    /** Prints the summary, or adds it to what will be printed as JSON; returns the exit status. */
    int summary(List<FileResult> results, Map<String, Object> summary) {
        long loaded = count(results, Outcome.LOADED);
        long rejected = count(results, Outcome.REJECTED);
        long same = results.size() - loaded - rejected;
        int forms = results.stream().mapToInt(FileResult::forms).sum();
        if (json) {
            summary.put("files", results.size());
            summary.put("loaded", loaded);
            summary.put("rejected", rejected);
            summary.put("unchanged", same);
            summary.put("forms", forms);
            summary.put("skipped", skipped.stream().map(Skipped::relativePath).toList());
            summary.put("results", results.stream().map(IngestReport::fields).toList());
        } else {
            out.println(language.choose(
                    "共 " + results.size() + " 个文件：入库 " + loaded + "（" + forms + " 份表），未变或重复 " + same + "，拒收 "
                            + rejected,
                    results.size() + " files: " + loaded + " loaded (" + forms + " forms), " + same
                            + " unchanged or duplicate, " + rejected + " refused"));
        }
        return rejected > 0 ? ExitStatus.REFUSED : ExitStatus.DONE;
    }

    private static long count(List<FileResult> results, Outcome outcome) {
        return results.stream().filter(r -> r.outcome() == outcome).count();
    }

    static Map<String, Object> fields(FileResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("path", result.path());
        fields.put("outcome", result.outcome().name().toLowerCase(java.util.Locale.ROOT));
        fields.put("forms", result.forms());
        fields.put("superseded", result.superseded());
        fields.put(
                "changes", result.changes().stream().map(IngestReport::fields).toList());
        fields.put("findings", result.findings());
        fields.put("code", result.code());
        fields.put("reason", result.reason());
        return fields;
    }

    private static Map<String, Object> fields(Change change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sheet_name", change.sheetName());
        fields.put("cell_ref", change.cellRef());
        fields.put("before", change.before());
        fields.put("after", change.after());
        return fields;
    }
}
