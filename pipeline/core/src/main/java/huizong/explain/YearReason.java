package huizong.explain;

import huizong.extract.SourceName;
import huizong.extract.form.FormArea;
import huizong.extract.form.Role;
import huizong.extract.form.SheetLabels.LabelCell;
import huizong.extract.form.Years;
import huizong.grid.CellRef;
import huizong.mapping.Anchor;
import huizong.submission.Submission;
import huizong.text.WhiteSpace;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Says what gave a form its fiscal year. */
final class YearReason {
    private final SourceName source;
    private final List<Submission> all;

    /** @param all the forms of the workbook, which may give each other their year */
    YearReason(SourceName source, List<Submission> all) {
        this.source = source;
        this.all = all;
    }

    Because of(FormArea area, Submission form) {
        if (form.fiscalYear().isEmpty()) {
            return new Because("年度：无法确定", "fiscal year: unknown");
        }
        int year = form.fiscalYear().getAsInt();
        for (Anchor anchor : area.mapping().vocabulary().toList()) {
            for (LabelCell cell : area.find(anchor)) {
                OptionalInt stated = anchor.statedYear(cell.label());
                if (stated.isPresent() && stated.getAsInt() == year) {
                    return because(
                            year,
                            "表头 " + cell.cell().ref() + "“" + WhiteSpace.trim(cell.text()) + "”",
                            "heading " + cell.cell().ref());
                }
            }
        }
        for (Map.Entry<CellRef, Role> claim : area.claims().entrySet()) {
            CellRef ref = claim.getKey();
            if (claim.getValue() == Role.TITLE
                    && Years.in(area.sheet().at(ref.row(), ref.column()).shown())
                            .equals(form.fiscalYear())) {
                return because(year, "标题 " + ref, "title " + ref);
            }
        }
        if (Years.in(source.fileName()).equals(form.fiscalYear())
                && all.stream().noneMatch(s -> s.formId().equals("base_data"))) {
            return because(year, "文件名", "the file's name");
        }
        for (Submission other : all) {
            if (other != form && other.fiscalYear().equals(form.fiscalYear())) {
                return because(year, "同一工作簿的“" + other.sheetName() + "”", "sheet " + other.sheetName());
            }
        }
        if (Years.in(source.fileName()).equals(form.fiscalYear())) {
            return because(year, "文件名", "the file's name");
        }
        return because(year, "文件夹名", "the folder's name");
    }

    private static Because because(int year, String zh, String en) {
        return new Because("年度 " + year + "：据" + zh, "fiscal year " + year + ": by " + en);
    }
}
