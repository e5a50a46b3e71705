package huizong.cli;

import huizong.inbox.Look.Skipped;
import huizong.ingest.Change;
import huizong.ingest.FileResult;
import huizong.ingest.FileResult.Outcome;
import huizong.ingest.Note;
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
    private final List<String> opened = new ArrayList<>();

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
            case RESTORED ->
                out.println(language.choose("重新现行 ", "restored   ") + path + "  "
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

    /** Says what else there is to say of a file, once all are in. */
    void notes(FileResult result) {
        for (Note note : result.notes()) {
            out.println(heading(note.about())
                    + ControlCharacters.plain(result.path())
                    + "  "
                    + ControlCharacters.plain(language.choose(note.chinese(), note.english())));
        }
    }

    private String heading(Note.About about) {
        return switch (about) {
            case HELD -> language.choose("待确认  ", "held       ");
            case REPLACED -> language.choose("被替代  ", "replaced   ");
            case OPEN -> language.choose("打开着  ", "open       ");
        };
    }

    /** Says which files somebody has open. */
    void open(List<String> files) {
        if (!json) {
            files.forEach(
                    f -> out.println(
                            heading(Note.About.OPEN)
                                    + ControlCharacters.plain(f)
                                    + language.choose(
                                            "  正被打开（旁边有 ~$ 文件），读入的是最后保存的内容；改完请保存、关闭后再报",
                                            "  is open (a ~$ file stands beside it); read as saved last: save and close it, then file it again")));
        }
        opened.addAll(files);
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
            summary.put("open", opened);
            summary.put("held", results.stream().filter(FileResult::isHeld).count());
            summary.put("results", results.stream().map(IngestReport::fields).toList());
        } else {
            results.forEach(this::notes);
            out.println(language.choose(
                    "共 " + results.size() + " 个文件：入库 " + loaded + "（" + forms + " 份表），未变或重复 " + same + "，拒收 "
                            + rejected,
                    results.size() + " files: " + loaded + " loaded (" + forms + " forms), " + same
                            + " unchanged or duplicate, " + rejected + " refused"));
        }
        boolean held = results.stream().anyMatch(FileResult::isHeld);
        return rejected > 0 || held ? ExitStatus.REFUSED : ExitStatus.DONE;
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
        fields.put(
                "notes",
                result.notes().stream()
                        .map(n -> Map.of(
                                "about",
                                n.about().name().toLowerCase(java.util.Locale.ROOT),
                                "message",
                                n.chinese(),
                                "message_en",
                                n.english()))
                        .toList());
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
