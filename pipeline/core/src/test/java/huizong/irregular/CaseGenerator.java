package huizong.irregular;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;

/** Makes irregular filings out of regular ones; the same seed makes the same filing. */
final class CaseGenerator {
    /** Irregularities of one form, in the order they are applied. */
    private static final Map<String, BiPredicate<FormPaper, Random>> OF_FORMS = new LinkedHashMap<>();

    static {
        OF_FORMS.put("fresh figures", Figures::fresh);
        OF_FORMS.put("measures", Figures::measures);
        OF_FORMS.put("blanks", Figures::blanks);
        OF_FORMS.put("rows added or removed", Layout::moreOrFewerRows);
        OF_FORMS.put("yuan", Figures::yuan);
        OF_FORMS.put("synonyms", Labels::synonyms);
        OF_FORMS.put("letters", Labels::letters);
        OF_FORMS.put("title", Labels::title);
        OF_FORMS.put("noise", Labels::noise);
        OF_FORMS.put("percentages", Figures::percentages);
        OF_FORMS.put("markers", Figures::markers);
        OF_FORMS.put("formulas", Figures::formulas);
        OF_FORMS.put("own unit", Figures::ownUnit);
        OF_FORMS.put("numbers as text", Figures::asText);
        OF_FORMS.put("placeholders", Layout::placeholders);
        OF_FORMS.put("split unit", Layout::splitUnit);
        OF_FORMS.put("shifted header", Layout::shiftedHeader);
        OF_FORMS.put("repeated header", Layout::repeatedHeader);
        OF_FORMS.put("merges lost", Layout::unmerged);
        OF_FORMS.put("blank rows", Layout::blankRows);
        OF_FORMS.put("remarks", Layout::remarks);
        OF_FORMS.put("extra column", Layout::extraColumn);
        OF_FORMS.put("notes", Layout::notes);
        OF_FORMS.put("pasted rows", Layout::pastedRows);
        OF_FORMS.put("hidden rows and columns", Layout::hiddenRowsAndColumns);
        OF_FORMS.put("spoilt figure", Figures::spoilt);
        OF_FORMS.put("misspelt label", Labels::typo);
        OF_FORMS.put("offset", Layout::offset);
    }

    /** A regular workbook: whose it is, for which year, and its forms. */
    record Source(String unit, int year, List<FormPaper> forms) {}

    private final List<Source> sources;

    CaseGenerator(List<Source> sources) {
        this.sources = sources;
    }

    static List<String> irregularities() {
        return List.copyOf(OF_FORMS.keySet());
    }

    Case make(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        Source source = sources.get(random.nextInt(2) > 0 ? 0 : random.nextInt(sources.size()));
        List<FormPaper> forms = pick(source.forms(), random);
        int many = 1 + random.nextInt(6);
        for (FormPaper form : forms) {
            List<String> names = new ArrayList<>(irregularities());
            java.util.Collections.shuffle(names, random);
            List<String> chosen = names.subList(0, many);
            OF_FORMS.forEach((name, change) -> {
                boolean rare = name.equals("spoilt figure") || name.equals("misspelt label");
                if (chosen.contains(name) && (!rare || random.nextInt(3) == 0) && change.test(form, random)) {
                    form.done.add(name);
                }
            });
        }
        return bundle(seed, source, forms, random);
    }

    private static List<FormPaper> pick(List<FormPaper> source, Random random) {
        List<FormPaper> forms = new ArrayList<>();
        for (FormPaper form : source) {
            boolean project = form.mapping.formId().startsWith("project");
            if (!project || random.nextInt(3) == 0) {
                forms.add(form.copy());
            }
        }
        if (forms.isEmpty()) {
            source.forEach(form -> forms.add(form.copy()));
        }
        return forms;
    }

    private static Case bundle(long seed, Source source, List<FormPaper> forms, Random random) {
        List<String> done = new ArrayList<>();
        List<Paper> sheets = new ArrayList<>();
        forms.forEach(f -> sheets.add(f.paper));
        if (forms.size() > 1 && random.nextInt(4) == 0) {
            done.add("stacked");
            int keep = 1 + random.nextInt(forms.size() - 1);
            Paper base = sheets.get(keep - 1);
            for (int i = keep; i < forms.size(); i++) {
                base.append(forms.get(i).paper, 1 + random.nextInt(4));
            }
            sheets.subList(keep, sheets.size()).clear();
        }
        if (random.nextInt(4) == 0) {
            done.add("Sheet1…");
            for (int i = 0; i < sheets.size(); i++) {
                sheets.get(i).name = "Sheet" + (i + 1);
            }
        }
        if (random.nextInt(4) == 0) {
            done.add("cover");
            sheets.add(0, cover(forms));
        }
        if (random.nextInt(5) == 0) {
            done.add("hidden old copy");
            FormPaper old = forms.get(random.nextInt(forms.size())).copy();
            Figures.fresh(old, random);
            Paper copy = new Paper("旧");
            copy.inks.addAll(old.paper.inks);
            copy.merges.addAll(old.paper.merges);
            copy.hidden = true;
            sheets.add(random.nextInt(sheets.size() + 1), copy);
        }
        boolean year = random.nextInt(5) > 0;
        boolean xls = random.nextInt(4) == 0;
        if (xls) {
            done.add("xls");
        }
        return new Case(
                seed,
                source,
                source.unit() + (year ? source.year() + "年度" : "") + "绩效自评" + (xls ? ".xls" : ".xlsx"),
                sheets,
                forms,
                xls,
                done);
    }

    private static Paper cover(List<FormPaper> forms) {
        Paper cover = new Paper("封面");
        cover.write(2, 1, "2023年度绩效自评材料");
        cover.write(4, 1, "目录");
        for (int i = 0; i < forms.size(); i++) {
            cover.write(5 + i, 1, (i + 1) + ". " + forms.get(i).mapping.name());
            cover.write(5 + i, 3, new BigDecimal(i + 1));
        }
        cover.write(6 + forms.size(), 1, "填表说明：年初预算数、全年预算数以万元为单位，一级指标、二级指标不得改动。");
        return cover;
    }
}
