package huizong.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of a file: one line of the result.
 *
 * @param path where it was filed
 * @param forms how many forms it brought
 * @param superseded how many earlier filings they replace
 * @param findings how many findings reading raised
 * @param code why it was refused, empty otherwise
 * @param reason the same in words, and what to do
 * @param reasonEn the same in English
 * @param changes what differs from the filings it replaces
 * @param workbookId SHA-256 of the content; empty where it could not be read at all
 * @param notes what else is to be said of it
 */
public record FileResult(
        String path,
        Outcome outcome,
        int forms,
        int superseded,
        int findings,
        String code,
        String reason,
        String reasonEn,
        List<Change> changes,
        String workbookId,
        List<Note> notes) {
    public FileResult {
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    private FileResult(
            String path,
            Outcome outcome,
            int forms,
            int superseded,
            int findings,
            String code,
            String reason,
            String reasonEn,
            List<Change> changes,
            String workbookId) {
        this(path, outcome, forms, superseded, findings, code, reason, reasonEn, changes, workbookId, List.of());
    }

    public enum Outcome {
        LOADED,
        /** The same content at the same place is in the database. */
        UNCHANGED,
        /** The same content came from another place. */
        DUPLICATE,
        /** A content that had been replaced is current again. */
        RESTORED,
        REJECTED
    }

    static FileResult loaded(Prepared file, int forms, int superseded, int findings) {
        return new FileResult(
                file.source().relativePath(),
                Outcome.LOADED,
                forms,
                superseded,
                findings,
                "",
                "",
                "",
                List.of(),
                file.workbookId());
    }

    static FileResult unchanged(Prepared file) {
        return new FileResult(
                file.source().relativePath(),
                Outcome.UNCHANGED,
                0,
                0,
                0,
                "",
                "内容未变，已在库中",
                "unchanged",
                List.of(),
                file.workbookId());
    }

    static FileResult duplicate(Prepared file, String of) {
        return new FileResult(
                file.source().relativePath(),
                Outcome.DUPLICATE,
                0,
                0,
                0,
                "duplicate",
                "内容与 " + of + " 相同",
                "same content as " + of,
                List.of(),
                file.workbookId());
    }

    /** @param instead the files whose place it takes back */
    static FileResult restored(Prepared file, int forms, String instead) {
        return new FileResult(
                file.source().relativePath(),
                Outcome.RESTORED,
                forms,
                forms,
                0,
                Source.AGAIN,
                "内容以前报过，再次报送后 " + forms + " 份表重新成为现行，替代“" + instead + "”",
                "filed before; " + forms + " forms are current again in the place of " + instead,
                List.of(),
                file.workbookId());
    }

    static FileResult rejected(Prepared file, Prepared.Unreadable why) {
        return new FileResult(
                file.source().relativePath(),
                Outcome.REJECTED,
                0,
                0,
                0,
                why.code(),
                why.chinese(),
                why.english(),
                List.of(),
                file.workbookId());
    }

    FileResult with(List<Change> differences) {
        return new FileResult(
                path, outcome, forms, superseded, findings, code, reason, reasonEn, differences, workbookId, notes);
    }

    FileResult with(Note note) {
        List<Note> more = new ArrayList<>(notes);
        more.add(note);
        return new FileResult(
                path, outcome, forms, superseded, findings, code, reason, reasonEn, changes, workbookId, more);
    }

    /** Whether a filing of it waits for a bureau's decision. */
    public boolean isHeld() {
        return notes.stream().anyMatch(n -> n.about() == Note.About.HELD);
    }
}
