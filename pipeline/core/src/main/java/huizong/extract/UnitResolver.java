package huizong.extract;

import huizong.bureau.Division;
import huizong.bureau.Registry;
import huizong.bureau.UnitNames;
import huizong.grid.CellRef;
import huizong.grid.Label;
import huizong.submission.Finding;
import huizong.submission.Severity;
import huizong.submission.UnitRef;
import huizong.text.Names;
import java.util.ArrayList;
import java.util.HashMap;
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
        List<UnitRef> known = new ArrayList<>();
        for (String name : principals) {
            UnitRef unit = place(name, place);
            if (known.stream().noneMatch(k -> k.unitId().equals(unit.unitId()))) {
                known.add(unit);
            }
        }
        List<UnitRef> units = new ArrayList<>();
        for (ExtractedForm form : forms) {
            units.add(unitOf(form, known, forms, place));
        }
        return units;
    }

    private UnitRef unitOf(
            ExtractedForm form, List<UnitRef> principals, List<ExtractedForm> forms, Optional<String> place) {
        Optional<String> stated = form.headerValue("unit_name")
                .map(Object::toString)
                .or(() -> form.text("self_evaluation", "implementing_unit"))
                .map(Names::given);
        if (form.headerValue("unit_name").isEmpty() && principals.size() == 1) {
            return principals.get(0);
        }
        if (stated.isPresent()) {
            String name = Label.normalise(stated.get());
            List<UnitRef> same = principals.stream()
                    .filter(p -> isSame(Label.normalise(p.name()), name))
                    .toList();
            UnitRef unit = same.size() == 1 ? same.get(0) : place(stated.get(), place);
            report(form, unit, stated.get());
            return unit;
        }
        Optional<String> elsewhere = forms.stream()
                .flatMap(f -> f.text("self_evaluation", "implementing_unit").stream())
                .map(Names::given)
                .findFirst();
        Matcher named = NAME_IN_FILE.matcher(source.stem());
        Optional<String> fallback = elsewhere.or(() -> named.find() ? Optional.of(named.group(1)) : Optional.empty());
        UnitRef unit = place(fallback.orElse(source.stem()), place);
        form.findings()
                .add(new Finding(
                        "read-unit-missing",
                        fallback.isPresent() ? Severity.WARNING : Severity.ERROR,
                        form.sheetName(),
                        new CellRef(0, 0).toString(),
                        Optional.empty(),
                        Optional.of(unit.name()),
                        "表上没有填报单位名称，已按" + (elsewhere.isPresent() ? "同一工作簿的其他表" : "文件名") + "记为“" + unit.name()
                                + "”。请填写单位名称。",
                        "The form names no unit; it was taken to be " + unit.name() + ". Fill in the unit's name."));
        return unit;
    }

    /** 市就业服务中心 and 怀化市就业服务中心 are the same unit within one workbook. */
    private static boolean isSame(String full, String name) {
        return full.equals(name)
                || (name.length() >= 4 && full.endsWith(name))
                || (full.length() >= 4 && name.endsWith(full));
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
        boolean placed = unit.divisionCode().isPresent();
        String where = unit.divisionCode()
                .flatMap(registry::division)
                .map(Division::name)
                .orElse("");
        form.findings()
                .add(new Finding(
                        placed ? "read-unit-unregistered" : "read-unit-unplaced",
                        placed ? Severity.NOTICE : Severity.ERROR,
                        form.sheetName(),
                        cell,
                        Optional.of(stated),
                        Optional.empty(),
                        "单位“" + stated + "”未在单位名录登记，" + (placed ? "按名称或文件夹归入" + where : "无法判断所属区划，未计入汇总")
                                + "。请在 units.csv 登记，或在 aliases.csv 写明别名。",
                        "The unit " + stated + " is not registered; "
                                + (placed ? "placed in " + where : "its division is unknown and it is in no roll-up")
                                + ". Add it to units.csv or aliases.csv."));
    }
}
