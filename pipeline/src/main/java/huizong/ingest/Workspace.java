package huizong.ingest;

import huizong.bureau.Correction;
import huizong.bureau.CorrectionReader;
import huizong.bureau.ExpectationReader;
import huizong.bureau.ExpectedForm;
import huizong.bureau.ReferenceLists;
import huizong.bureau.Registry;
import huizong.bureau.RuleOverride;
import huizong.bureau.Waivers;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import huizong.mapping.MappingException;
import huizong.mapping.PeriodKind;
import huizong.mapping.yaml.Mappings;
import huizong.mapping.yaml.PrintLayoutReader;
import huizong.rule.RuleBook;
import huizong.workbook.WorkbookReader;
import huizong.workbook.guard.UnreadableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A mappings folder, read and checked.
 *
 * @param folder where it is
 */
public record Workspace(Path folder, Mappings mappings, Registry registry, RuleBook rules, ReferenceLists lists) {
    /** @throws MappingException with every mistake in the folder */
    public static Workspace open(Path folder) {
        List<String> problems = new ArrayList<>();
        Mappings mappings = Mappings.read(folder, problems);
        Sheet divisions = reference(folder, "divisions.csv", problems);
        Sheet units = reference(folder, "units.csv", problems);
        Sheet aliases = reference(folder, "aliases.csv", problems);
        Registry registry = Registry.of(divisions, units, aliases, problems);
        RuleBook book = RuleBook.read(folder, problems);
        RuleBook rules = book.with(
                RuleOverride.read(optional(folder, "thresholds.csv", problems), registry, book.adjustable(), problems));
        ReferenceLists lists = lists(folder, mappings, registry, rules, problems);
        if (!problems.isEmpty()) {
            throw new MappingException(problems);
        }
        return new Workspace(folder, mappings, registry, rules, lists);
    }

    private static ReferenceLists lists(
            Path folder, Mappings mappings, Registry registry, RuleBook rules, List<String> problems) {
        Map<String, String> forms = new TreeMap<>();
        Map<String, List<PeriodKind>> periods = new TreeMap<>();
        mappings.forms().forEach(form -> {
            forms.putIfAbsent(form.formId(), form.name());
            periods.putIfAbsent(form.formId(), form.periods());
        });
        List<ExpectedForm> expected = ExpectationReader.read(
                optional(folder, "expected-forms.csv", problems), registry, forms, periods, problems);
        Waivers waivers = Waivers.of(
                optional(folder, "waivers.csv", problems),
                optional(folder, "exceptions.csv", problems),
                registry,
                rules.adjustable().keySet(),
                forms.keySet(),
                problems);
        CorrectionReader reader = new CorrectionReader(registry, mappings, problems);
        List<Correction> corrections = new ArrayList<>();
        for (Correction.Kind kind : Correction.Kind.values()) {
            corrections.addAll(reader.read(kind, kind.file(), optional(folder, kind.file(), problems)));
        }
        return new ReferenceLists(expected, waivers, corrections, PrintLayoutReader.read(folder, mappings, problems));
    }

    /** A table a bureau may do without. */
    private static Sheet optional(Path folder, String name, List<String> problems) {
        return Files.isRegularFile(folder.resolve("reference").resolve(name))
                ? reference(folder, name, problems)
                : new Sheet.Builder(name, Visibility.VISIBLE).build();
    }

    private static Sheet reference(Path folder, String name, List<String> problems) {
        Path file = folder.resolve("reference").resolve(name);
        try {
            if (Files.isRegularFile(file)) {
                return WorkbookReader.withDefaults().read(file).sheets().get(0);
            }
            problems.add("reference/" + name + ":1: the file is missing");
        } catch (UnreadableException e) {
            problems.add("reference/" + name + ":1: " + e.chinese());
        }
        return new Sheet.Builder(name, Visibility.VISIBLE).build();
    }
}
