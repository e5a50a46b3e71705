package huizong.extract;

import huizong.bureau.Division;
import huizong.bureau.Registry;
import huizong.bureau.UnitNames;
import huizong.grid.CellRef;
import huizong.submission.Said;
import huizong.submission.UnitRef;
import huizong.text.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides whose a workbook's forms are. */
final class UnitResolver {
    /** What a file called 怀化市就业服务中心2023年度绩效自评.xlsx begins with. */
    private static final Pattern NAME_IN_FILE = Pattern.compile(
            "^[0-9\\-_. ]*([\\p{IsHan}]{3,40}?(?:局|委员会|委|办公室|办|中心|院|校|学院|馆|所|站|队|厅|部|处|会|政府|公司|镇|乡|街道))(?=[^\\p{IsHan}]|$|[0-9])");

    private final Registry registry;
    private final SourceName source;
    private final UnitNames names;

    private final Map<String, UnitRef> placed = new HashMap<>();

    UnitResolver(Registry registry, SourceName source) {
        this.registry = registry;
        this.source = source;
        this.names = new UnitNames(registry);
    }

    /** The unit each form belongs to, in the order of the forms; findings go to the forms. */
    List<UnitRef> resolve(List<ExtractedForm> forms) {
        List<String> principals = forms.stream()
                .flatMap(f -> f.headerValue("unit_name").stream())
                .map(v -> Names.given(v.toString()))
                .distinct()
                .toList();
        Optional<String> place = registry.divisionIn(source.relativePath()).map(Division::code);
        Map<String, UnitRef> byId = new LinkedHashMap<>();
        for (String name : principals) {
            UnitRef unit = place(name, place);
            byId.putIfAbsent(unit.unitId(), unit);
        }
        Principals known = new Principals(byId.values());
        Optional<String> implementing = forms.stream()
                .flatMap(f -> f.text("self_evaluation", "implementing_unit").stream())
                .map(Names::given)
                .findFirst();
        List<UnitRef> units = new ArrayList<>();
        for (ExtractedForm form : forms) {
            units.add(unitOf(form, known, implementing, place));
        }
        return units;
    }

    private UnitRef unitOf(
            ExtractedForm form, Principals principals, Optional<String> implementing, Optional<String> place) {
        Optional<String> principal = form.headerValue("unit_name").map(Object::toString);
        if (principal.isEmpty()) {
            Optional<UnitRef> bySheet = bySheetName(form, place);
            if (bySheet.isPresent()) {
                return bySheet.get();
            }
            if (principals.units().size() == 1) {
                return principals.units().get(0);
            }
        }
        Optional<String> stated = principal
                .or(() -> form.text("self_evaluation", "implementing_unit"))
                .map(Names::given);
        if (stated.isPresent()) {
            List<UnitRef> same = principals.named(stated.get());
            UnitRef unit = same.size() == 1 ? same.get(0) : place(stated.get(), place);
            report(form, unit, stated.get());
            return unit;
        }
        Matcher named = NAME_IN_FILE.matcher(source.stem());
        Optional<String> fallback =
                implementing.or(() -> named.find() ? Optional.of(named.group(1)) : Optional.empty());
        UnitRef unit = place(fallback.orElse(source.stem()), place);
        Said said = implementing.isPresent() ? Said.of("unit-from-workbook") : Said.of("unit-from-file-name");
        said.with("unit", unit.name()).expected(unit.name());
        form.findings()
                .add((fallback.isPresent() ? said : said.graver()).at(form.sheetName(), new CellRef(0, 0).toString()));
        return unit;
    }

    /** The unit whose registered name a sheet has, as where each unit has its own sheet, and whose form names none. */
    private Optional<UnitRef> bySheetName(ExtractedForm form, Optional<String> place) {
        String name = Names.given(form.sheetName());
        if (form.text("self_evaluation", "implementing_unit").isPresent()
                || registry.unit(name, place).isEmpty()) {
            return Optional.empty();
        }
        UnitRef unit = place(name, place);
        form.findings()
                .add(Said.of("unit-from-sheet-name")
                        .with("unit", unit.name())
                        .expected(unit.name())
                        .at(form.sheetName(), new CellRef(0, 0).toString()));
        return Optional.of(unit);
    }

    private UnitRef place(String name, Optional<String> place) {
        return placed.computeIfAbsent(name, n -> find(n, place));
    }

    private UnitRef find(String name, Optional<String> place) {
        UnitNames.Whose whose = names.of(name, place);
        return new UnitRef(whose.unitId(), whose.name(), whose.divisionCode(), whose.level(), name, place);
    }

    private void report(ExtractedForm form, UnitRef unit, String stated) {
        if (!unit.unitId().startsWith(UnitNames.UNREGISTERED)) {
            return;
        }
        String cell = Optional.ofNullable(form.header().facts().get("unit_name"))
                .flatMap(f -> f.provenance())
                .map(p -> p.cell().toString())
                .orElse("A1");
        Optional<Division> division = unit.divisionCode().flatMap(registry::division);
        Said said = unit.divisionCode().isPresent()
                ? Said.of("unit-unregistered")
                        .with("unit", stated)
                        .with("division", division.map(Division::name).orElse(""))
                : Said.of("unit-unplaced").with("unit", stated);
        form.findings().add(said.stated(stated).at(form.sheetName(), cell));
    }
}
