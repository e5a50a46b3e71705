package huizong.irregular;

import huizong.grid.Label;
import huizong.mapping.Anchor;
import huizong.mapping.LabelPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/** What people do to labels and titles without meaning anything by it. */
final class Labels {
    private static final String[] SPACES = {" ", "  ", "\n", "　", "\u00a0", "\r\n", "　　"};

    private Labels() {}

    /** Spaces and line breaks inside and around, brackets and digits of other widths, colons, asterisks. */
    static boolean noise(FormPaper form, Random random) {
        for (Ink ink : form.labelInks()) {
            if (random.nextInt(3) > 0) {
                continue;
            }
            ink.content = noisy(ink.text(), random);
        }
        for (Ink ink : form.paper.inks) {
            if (form.isTitle(ink) && random.nextBoolean()) {
                ink.content = noisy(ink.text(), random).replace("*", "");
            }
        }
        return true;
    }

    private static String noisy(String text, Random random) {
        boolean inside = text.contains("：") || text.contains(":");
        String noisy = text;
        switch (random.nextInt(inside ? 3 : 6)) {
            case 0 -> noisy = space(random) + noisy + space(random);
            case 1 -> noisy = noisy.replace('（', '(').replace('）', ')');
            case 2 -> noisy = noisy.replace('(', '（');
            case 3 -> {
                int at = 1 + random.nextInt(Math.max(1, noisy.length() - 1));
                noisy = noisy.substring(0, at) + space(random) + noisy.substring(at);
            }
            case 4 -> noisy = String.join(random.nextBoolean() ? "\n" : " ", noisy.split("(?!^)"));
            default -> noisy = noisy + (random.nextBoolean() ? "：" : ":");
        }
        return random.nextInt(8) == 0 && !inside ? "*" + noisy : noisy;
    }

    private static String space(Random random) {
        return SPACES[random.nextInt(SPACES.length)];
    }

    /** Another of the spellings the mapping knows. */
    static boolean synonyms(FormPaper form, Random random) {
        boolean any = false;
        for (Ink ink : form.labelInks()) {
            Label label = Label.of(ink.text());
            List<Anchor> anchors = form.mapping
                    .vocabulary()
                    .filter(a -> a.matches(label, OptionalInt.empty()))
                    .toList();
            if (anchors.isEmpty() || random.nextBoolean()) {
                continue;
            }
            List<String> plain = new ArrayList<>();
            for (LabelPattern spelling : anchors.get(0).spellings()) {
                if (spelling.isPlain()
                        && form.mapping
                                .vocabulary()
                                .filter(a -> a.matches(Label.of(spelling.plain()), OptionalInt.empty()))
                                .allMatch(a -> a.matches(label, OptionalInt.empty()))) {
                    plain.add(spelling.plain());
                }
            }
            boolean exact = anchors.get(0).spellings().stream()
                    .anyMatch(s -> s.isPlain()
                            && (s.plain().equals(label.full()) || s.plain().equals(label.core())));
            if (!plain.isEmpty() && exact && !ink.text().contains("：") && !Scorer.isNamed(form, ink)) {
                String before = ink.text().strip();
                String brackets = before.matches("(?s).*[（(][^（()）]*[)）]$")
                                && label.full().length() > label.core().length()
                        ? before.substring(Math.max(before.lastIndexOf('（'), before.lastIndexOf('(')))
                        : "";
                ink.content = plain.get(random.nextInt(plain.size())) + brackets;
                any = true;
            }
        }
        return any;
    }

    /** （A） （B） （B/A） behind the headings that have a letter in the ministry's template. */
    static boolean letters(FormPaper form, Random random) {
        boolean any = false;
        for (Ink ink : form.labelInks()) {
            String letter =
                    switch (Label.of(ink.text()).core()) {
                        case "全年预算数", "年度指标值", "预算数" -> "A";
                        case "全年执行数", "实际完成值", "全年完成值" -> "B";
                        case "执行率" -> "B/A";
                        default -> "";
                    };
            if (!letter.isEmpty() && !ink.text().contains("(") && !ink.text().contains("（")) {
                String separator = random.nextInt(3) == 0 ? "\n" : "";
                ink.content = ink.text() + separator + (random.nextBoolean() ? "（" + letter + "）" : "(" + letter + ")");
                any = true;
            }
        }
        return any;
    }

    /** Titles with a year or a place in front, the annex number before, brackets behind, letters spaced out. */
    static boolean title(FormPaper form, Random random) {
        for (Ink ink : form.paper.inks) {
            if (form.isTitle(ink)) {
                String text = ink.text();
                ink.content = switch (random.nextInt(5)) {
                    case 0 -> "附件1-3\n" + text;
                    case 1 -> "怀化市" + text;
                    case 2 -> String.join(" ", text.split("(?!^)"));
                    case 3 -> text + "（公开）";
                    default -> "　　" + text + "　";
                };
                return true;
            }
        }
        return false;
    }

    /** A label misspelt: whatever it leads to is lost, and reading has to say so. */
    static boolean typo(FormPaper form, Random random) {
        List<Ink> labels = form.labelInks().stream()
                .filter(i -> i.text().strip().length() >= 4
                        && !i.text().contains("：")
                        && !i.text().contains(":"))
                .toList();
        if (labels.isEmpty()) {
            return false;
        }
        Ink ink = labels.get(random.nextInt(labels.size()));
        String text = ink.text().strip();
        int at = 1 + random.nextInt(2);
        ink.content = text.substring(0, at) + "甲" + text.substring(at + 1);
        form.spoiltAsAWhole = true;
        form.spoilt.add(ink);
        return true;
    }
}
