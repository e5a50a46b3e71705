package huizong.cli;

import huizong.cli.Ingestion.FileResult;
import huizong.cli.Ingestion.Outcome;
import huizong.inbox.DropFolder;
import huizong.inbox.Spooled;
import huizong.report.AnnotatedReturn;
import huizong.report.AnnotatedReturn.Mark;
import huizong.report.AtomicFile;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the sender: for a refused file in {@code rejected/}, for one with errors or warnings in {@code returns/}, a
 * {@code .reason.json} and, where the workbook could be opened, a marked copy of it. Writing it again changes nothing.
 */
final class ReturnToSender {
    private static final String SUFFIX = "-退回";
    /** Refused for what they say and not for what they are: our reader has read them, and so may POI. */
    private static final Set<String> OPENED = Set.of("no-known-form");

    private final DropFolder folders;

    ReturnToSender(DropFolder folders) {
        this.folders = folders;
    }

    /**
     * Writes what there is to say of a file, if anything.
     *
     * @param kept the file's place in the archive or in {@code rejected/}
     * @return the marked copy
     */
    Optional<Path> send(Spooled file, Path kept, FileResult result, List<Mark> found) {
        boolean rejected = result.outcome() == Outcome.REJECTED;
        boolean worthReturning = found.stream().anyMatch(m -> !m.severity().equals("notice"));
        if (!rejected && !worthReturning) {
            return Optional.empty();
        }
        Path place = rejected ? kept : folders.returns().resolve(file.relativePath());
        Path folder = Optional.ofNullable(place.getParent()).orElse(folders.returns());
        String name = String.valueOf(place.getFileName());
        List<Mark> marks = rejected
                ? List.of(new Mark("error", result.code(), "", "", "", "", "", result.reason(), result.reasonEn()))
                : found;
        Optional<Path> marked = !rejected || OPENED.contains(result.code())
                ? AnnotatedReturn.write(file.copy(), folder, withoutEnding(name) + SUFFIX, marks)
                : Optional.empty();
        Map<String, Object> reason = new LinkedHashMap<>();
        reason.put("file", file.name());
        reason.put("relative_path", file.relativePath());
        reason.put("sha256", file.sha256());
        reason.put("received_at", file.receivedAt().toString());
        reason.put("status", rejected ? "rejected" : "loaded");
        reason.put("code", rejected ? result.code() : "findings");
        reason.put("reason", rejected ? result.reason() : "已入库，有 " + found.size() + " 处问题需更正或核实");
        reason.put(
                "reason_en",
                rejected ? result.reasonEn() : "loaded, with " + found.size() + " findings to correct or explain");
        reason.put("kept", kept.toString());
        reason.put("annotated", marked.map(m -> String.valueOf(m.getFileName())));
        reason.put("findings", found.stream().map(ReturnToSender::fields).toList());
        AtomicFile.write(
                folder.resolve(name + ".reason.json"),
                out -> {
                    PrintWriter writer = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                    Json.write(writer, reason);
                    writer.flush();
                },
                written -> {});
        return marked;
    }

    private static String withoutEnding(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
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
