package huizong.ingest;

import huizong.bureau.Correction;
import huizong.bureau.CorrectionReader;
import huizong.bureau.Decision;
import huizong.bureau.DecisionReader;
import huizong.bureau.ExpectationReader;
import huizong.bureau.ExpectedForm;
import huizong.bureau.ReferenceLists;
import huizong.bureau.Registry;
import huizong.bureau.RuleOverride;
import huizong.bureau.Waivers;
import huizong.extract.MappingsFolder;
import huizong.mapping.MappingException;
import huizong.mapping.PeriodKind;
import huizong.mapping.yaml.Mappings;
import huizong.mapping.yaml.PrintLayoutReader;
import huizong.rule.RuleBook;
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
        MappingsFolder read = MappingsFolder.read(folder, problems);
        RuleBook book = RuleBook.read(folder, problems);
        RuleBook rules = book.with(
                RuleOverride.read(read.list("thresholds.csv", problems), read.registry(), book.adjustable(), problems));
        ReferenceLists lists = lists(read, rules, problems);
        if (!problems.isEmpty()) {
            throw new MappingException(problems);
        }
        return new Workspace(folder, read.mappings(), read.registry(), rules, lists);
    }

    private static ReferenceLists lists(MappingsFolder read, RuleBook rules, List<String> problems) {
        Mappings mappings = read.mappings();
        Registry registry = read.registry();
        Map<String, String> forms = new TreeMap<>();
        Map<String, List<PeriodKind>> periods = new TreeMap<>();
        mappings.forms().forEach(form -> {
            forms.putIfAbsent(form.formId(), form.name());
            periods.putIfAbsent(form.formId(), form.periods());
        });
        List<ExpectedForm> expected =
                ExpectationReader.read(read.list("expected-forms.csv", problems), registry, forms, periods, problems);
        Waivers waivers = Waivers.of(
                read.list("waivers.csv", problems),
                read.list("exceptions.csv", problems),
                registry,
                rules.adjustable().keySet(),
                forms.keySet(),
                problems);
        CorrectionReader reader = new CorrectionReader(registry, mappings, problems);
        List<Correction> corrections = new ArrayList<>();
        for (Correction.Kind kind : Correction.Kind.values()) {
            corrections.addAll(reader.read(kind, kind.file(), read.list(kind.file(), problems)));
        }
        List<Decision> decisions = DecisionReader.read(read.list("decisions.csv", problems), forms.keySet(), problems);
        return new ReferenceLists(
                expected, waivers, corrections, decisions, PrintLayoutReader.read(read.folder(), mappings, problems));
    }
}
