package huizong.watch;

import huizong.files.AtomicFile;
import huizong.inbox.FileNames;
import huizong.ingest.FileResult;
import huizong.ingest.FileResult.Outcome;
import huizong.ingest.Source;
import huizong.json.Json;
import huizong.returns.AnnotatedReturn;
import huizong.returns.AnnotatedReturn.Mark;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells the sender of a refused file, or of one with errors or warnings: a {@code .reason.json} and the unit's own
 * workbook marked, or where it cannot be opened a workbook with the list alone. Writing it again changes nothing.
 */
final class ReturnToSender {
    /** Refused for what they say and not for what they are: our reader has read them, and so may POI. */
    private static final Set<String> OPENED = Set.of("no-known-form", "no-figures");

    private ReturnToSender() {}

    /** Whether there is anything a unit has to do about a file. */
    static boolean isDue(FileResult result, List<Mark> found) {
        return result.outcome() == Outcome.REJECTED
                || found.stream().anyMatch(m -> !m.severity().equals("notice"));
    }

    /**
     * Writes what there is to say of a file.
     *
     * @param content where its content can be read now
     * @param place the name beside which the return is to stand
     * @param kept where the file itself is or will be
     * @return the marked copy
     */
    static Path send(Source content, Path place, Path kept, FileResult result, List<Mark> found) {
        boolean rejected = result.outcome() == Outcome.REJECTED;
        Path folder = place.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("not a file: " + place);
        }
        String name = String.valueOf(place.getFileName());
        List<Mark> marks = rejected
                ? List.of(new Mark("error", result.code(), "拒收", "", "", "", "", result.reason(), result.reasonEn()))
                : found;
        boolean mayOpen = !rejected || OPENED.contains(result.code());
        Path marked = mayOpen
                ? AnnotatedReturn.write(content.file(), folder, ending -> markedName(name, ending), marks)
                : AnnotatedReturn.writeList(
                        content.name(), folder.resolve(markedName(name, AnnotatedReturn.LIST)), marks);
        Map<String, Object> reason = new LinkedHashMap<>();
        reason.put("file", content.name());
        reason.put("relative_path", content.relativePath());
        reason.put("sha256", result.workbookId());
        reason.put("received_at", content.receivedAt().toString());
        reason.put("status", rejected ? "rejected" : "loaded");
        reason.put("code", rejected ? result.code() : "findings");
        reason.put("reason", rejected ? result.reason() : "已入库，有 " + found.size() + " 处问题需更正或核实");
        reason.put(
                "reason_en",
                rejected ? result.reasonEn() : "loaded, with " + found.size() + " findings to correct or explain");
        reason.put("kept", kept.toString());
        reason.put("annotated", String.valueOf(marked.getFileName()));
        reason.put("findings", found.stream().map(ReturnToSender::fields).toList());
        AtomicFile.write(
                folder.resolve(name + FileNames.REASON),
                out -> {
                    PrintWriter writer = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                    Json.write(writer, reason);
                    writer.flush();
                },
                written -> {});
        return marked;
    }

    /**
     * The name of a copy that ends otherwise than its file keeps both endings, or a dot where the file has none, so that of
     * files with one stem none takes another's place. A returned copy that came back and goes out again is called as before.
     */
    private static String markedName(String name, String ending) {
        String stem = name.indexOf('.') < 0 ? name + '.' : name;
        stem = stem.endsWith(ending) ? stem.substring(0, stem.length() - ending.length()) : stem;
        while (stem.endsWith(FileNames.RETURN) && stem.length() > FileNames.RETURN.length()) {
            stem = stem.substring(0, stem.length() - FileNames.RETURN.length());
        }
        return stem + FileNames.RETURN + ending;
    }

    private static Map<String, Object> fields(Mark mark) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("severity", mark.severity());
        fields.put("rule_id", mark.ruleId());
        fields.put("sheet_name", mark.sheetName());
        fields.put("cell_ref", mark.cellRef());
        fields.put("stated", mark.stated());
        fields.put("expected", mark.expected());
        fields.put("message", mark.message());
        fields.put("message_en", mark.messageEn());
        return fields;
    }
}
