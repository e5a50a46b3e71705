package huizong.extract;

import huizong.extract.form.SheetLabels;
import huizong.extract.form.SheetLabels.LabelCell;
import huizong.extract.form.Vocabulary;
import huizong.grid.Cell;
import huizong.grid.Label;
import huizong.mapping.EditDistance;
import huizong.mapping.FormMapping;
import huizong.mapping.LabelIndex;
import huizong.mapping.LabelPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The printed titles of forms on a sheet, and which forms a title rules out. */
final class Titles {
    /** What the name of a form ends with. */
    private static final Pattern NAME_OF_FORM = Pattern.compile(".{2,}(?:表|报告|报告书|清单|明细|花名册|台账)");

    /** A text that may be the title of some forms. */
    record Title(Cell cell, List<FormMapping> mappings) {
        int row() {
            return cell.ref().row();
        }
    }

    private final LabelIndex<FormMapping> titles;

    Titles(List<FormMapping> mappings) {
        this.titles = new LabelIndex<>(mappings, FormMapping::titles);
    }

    boolean isTitle(Label label) {
        return titles.first(label, OptionalInt.empty()).isPresent();
    }

    /** The titles down a sheet, those of one row together, from left to right. */
    List<List<Title>> down(SheetLabels sheet) {
        List<List<Title>> found = new ArrayList<>();
        for (int r = sheet.sheet().firstRow(); r < sheet.sheet().height(); r++) {
            List<Title> across = new ArrayList<>();
            for (LabelCell cell : sheet.row(r)) {
                List<FormMapping> matching = matching(cell.label());
                if (!matching.isEmpty()) {
                    across.add(new Title(cell.cell(), matching));
                }
            }
            if (!across.isEmpty()) {
                found.add(across);
            }
        }
        return found;
    }

    /** The templates a title names, of the form whose title is spelt out longest: 一般公共预算支出决算表 before 支出决算表. */
    private List<FormMapping> matching(Label label) {
        List<FormMapping> all = titles.all(label, OptionalInt.empty());
        if (all.size() < 2) {
            return all;
        }
        int longest = all.stream().mapToInt(m -> spelt(m, label)).max().orElse(0);
        Set<String> forms = all.stream()
                .filter(m -> spelt(m, label) == longest)
                .map(FormMapping::formId)
                .collect(Collectors.toSet());
        return all.stream().filter(m -> forms.contains(m.formId())).toList();
    }

    private static int spelt(FormMapping mapping, Label label) {
        return mapping.titles().spellings().stream()
                .filter(s -> s.matches(label, OptionalInt.empty()))
                .mapToInt(s -> s.plain().length())
                .max()
                .orElse(0);
    }

    /**
     * Whether above the labels of a form stands the name of another: a sheet that says what it is is nothing else, even
     * where its labels are the same. A slip in the form's own title, or a part of it, is no other name.
     */
    boolean ruleOut(FormMapping mapping, Vocabulary known, SheetLabels sheet) {
        int last = sheet.sheet().height() - 1;
        for (int r = sheet.sheet().firstRow(); r <= last; r++) {
            for (LabelCell cell : sheet.row(r)) {
                Label label = cell.label();
                if (mapping.requires().stream().anyMatch(a -> a.matches(label, OptionalInt.empty()))) {
                    return false;
                }
                if (!known.contains(label) && namesAnother(mapping, label)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean namesAnother(FormMapping mapping, Label label) {
        List<FormMapping> named = matching(label);
        if (!named.isEmpty()) {
            return named.stream().noneMatch(m -> m.formId().equals(mapping.formId()));
        }
        return NAME_OF_FORM.matcher(label.core()).matches()
                && mapping.titles().spellings().stream().noneMatch(s -> isLike(s, label.core()));
    }

    private static boolean isLike(LabelPattern title, String text) {
        String plain = title.plain();
        String end = text.substring(Math.max(0, text.length() - plain.length()));
        return text.contains(plain)
                || plain.contains(text)
                || EditDistance.between(plain, end) <= Math.max(1, plain.length() / 4);
    }
}
