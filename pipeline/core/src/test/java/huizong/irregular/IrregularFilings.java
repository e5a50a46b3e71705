package huizong.irregular;

import huizong.bureau.Registry;
import huizong.extract.Extractor;
import huizong.extract.SourceName;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.irregular.CaseGenerator.Source;
import huizong.mapping.yaml.Mappings;
import huizong.workbook.WorkbookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads generated irregular filings and scores them: {@code IrregularFilings REPOSITORY COUNT [FIRST-SEED]} prints
 * recall and errors by cause.
 */
public final class IrregularFilings {
    private final CaseGenerator generator;
    private final Extractor extractor;
    private final WorkbookReader reader = WorkbookReader.withDefaults();

    IrregularFilings(Path repository) throws IOException {
        List<String> problems = new ArrayList<>();
        Path folder = repository.resolve("mappings");
        Mappings mappings = Mappings.read(folder, problems);
        Path reference = folder.resolve("reference");
        Registry registry = Registry.of(
                list(reference.resolve("divisions.csv")),
                list(reference.resolve("units.csv")),
                list(reference.resolve("aliases.csv")),
                problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(String.join("\n", problems));
        }
        this.extractor = new Extractor(mappings, registry);
        SampleForms samples = new SampleForms(mappings, extractor, repository.resolve("input-samples"));
        List<FormPaper> northern = samples.read("（津冀表样）", ".xlsx", "tianjin-hebei");
        this.generator = new CaseGenerator(List.of(
                new Source("怀化市就业服务中心", 2023, samples.read("怀化", "自评.xlsx", "huaihua")),
                new Source("靖州县人力资源和社会保障局", 2022, samples.read("靖州", ".xlsx", "jingzhou")),
                new Source("长沙市望城区人力资源和社会保障局", 2020, samples.read("长沙", ".xlsx", "wangcheng")),
                new Source("湖南省就业服务中心", 2020, samples.read("湖南", ".xlsx", "hunan")),
                new Source("青岚县水务局", 2023, samples.read("（四川表样）", ".xlsx", "sichuan")),
                new Source("云泽市水利和湖泊局", 2022, samples.read("（湖北表样）", ".xlsx", "hubei")),
                new Source("池源区梅溪镇人民政府", 2022, samples.read("（安徽表样）", ".xlsx", "anhui")),
                new Source("津澜区文化馆", 2023, northern.subList(0, 1)),
                new Source("岚州市生态环境监控中心", 2023, northern.subList(1, 2))));
    }

    private static Sheet list(Path file) {
        return WorkbookReader.withDefaults().read(file).sheets().get(0);
    }

    /** Makes, writes, reads and scores so many cases. */
    Scorer run(long firstSeed, int count) throws IOException {
        Scorer scorer = new Scorer();
        Path file = Files.createTempFile("irregular", ".bin");
        try {
            for (long seed = firstSeed; seed < firstSeed + count; seed++) {
                Case filing = generator.make(seed);
                Files.write(file, CaseWriter.bytes(filing));
                scorer.score(
                        filing,
                        extractor.extract(
                                reader.read(file), new SourceName(filing.fileName(), "报送/" + filing.fileName())));
            }
        } finally {
            Files.delete(file);
        }
        return scorer;
    }

    /** The same with each case as a document. */
    Scorer runDocuments(long firstSeed, int count) throws IOException {
        Scorer scorer = new Scorer();
        Path file = Files.createTempFile("irregular", ".docx");
        try {
            for (long seed = firstSeed; seed < firstSeed + count; seed++) {
                Case filing = generator.make(seed);
                DocumentWriter document = new DocumentWriter(filing);
                Files.write(file, document.bytes());
                Workbook workbook = reader.read(file);
                List<Paper> tables = document.tables();
                if (workbook.sheets().size() != tables.size()) {
                    throw new IllegalStateException(filing + " has " + workbook.sheets());
                }
                for (int i = 0; i < tables.size(); i++) {
                    tables.get(i).name = workbook.sheets().get(i).name();
                }
                scorer.score(
                        filing,
                        extractor.extract(workbook, new SourceName(filing.fileName(), "报送/" + filing.fileName())));
            }
        } finally {
            Files.delete(file);
        }
        return scorer;
    }

    Case make(long seed) {
        return generator.make(seed);
    }

    public static void main(String[] arguments) throws IOException {
        IrregularFilings filings = new IrregularFilings(Path.of(arguments[0]));
        long first = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        int count = Integer.parseInt(arguments[1]);
        Scorer scorer =
                Boolean.getBoolean("documents") ? filings.runDocuments(first, count) : filings.run(first, count);
        if (arguments.length > 3) {
            Files.write(Path.of(arguments[3]), CaseWriter.bytes(filings.make(first)));
            scorer.errors().forEach(System.out::println);
        }
        long[] last = {-1};
        scorer.silent().stream().filter(e -> last[0] != e.seed()).limit(40).forEach(e -> {
            last[0] = e.seed();
            System.out.println(e);
        });
        if (arguments.length == 3) {
            scorer.errors().stream()
                    .filter(e -> !e.silent() && !e.causes().contains("misspelt label"))
                    .filter(e -> last[0] != e.seed())
                    .limit(40)
                    .forEach(e -> {
                        last[0] = e.seed();
                        System.out.println(e);
                    });
        }
        System.out.print(scorer.report());
    }
}
