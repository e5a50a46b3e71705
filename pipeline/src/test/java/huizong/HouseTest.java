package huizong;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who may see whom, and where each library lives. */
@AnalyzeClasses(
        packages = "huizong",
        importOptions = {ImportOption.DoNotIncludeTests.class, HouseTest.NoTestJars.class})
class HouseTest {
    /** The tests of the core come as a jar when all is built. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar") && !location.contains("/test-classes/");
        }
    }

    /** Every room with the rooms below it that it may look into; what is not named here is no room. */
    static final Map<String, Set<String>> ROOMS = rooms(
            "text:",
            "files:",
            "grid: text",
            "workbook: grid text files",
            "catalog:",
            "mapping: catalog grid text",
            "bureau: mapping grid text",
            "submission: mapping grid text",
            "extract: workbook bureau catalog mapping submission grid text",
            "explain: extract bureau mapping submission grid text",
            "store: bureau catalog mapping submission grid text",
            "json: store text",
            "rule: store bureau mapping submission text",
            "consolidate: store rule catalog mapping text",
            "report: store grid text files",
            "returns: consolidate workbook submission grid text files",
            "inbox: files text",
            "ingest: inbox store rule extract bureau catalog mapping workbook submission grid text files",
            "author: ingest extract catalog mapping workbook submission grid text files",
            "watch: ingest inbox returns report rule store json mapping text files",
            "cli: *");

    private static Map<String, Set<String>> rooms(String... lines) {
        Map<String, Set<String>> rooms = new LinkedHashMap<>();
        for (String line : lines) {
            String[] parts = line.split(":", -1);
            rooms.put(
                    parts[0],
                    Set.of(Arrays.stream(parts[1].trim().split(" "))
                            .filter(p -> !p.isEmpty())
                            .toArray(String[]::new)));
        }
        return rooms;
    }

    private static String roomOf(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.");
        return parts.length > 1 ? parts[1] : "";
    }

    @ArchTest
    static void aRoomLooksOnlyIntoTheRoomsBelowIt(JavaClasses all) {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : all) {
            String room = roomOf(type);
            Set<String> below = ROOMS.get(room);
            if (below == null) {
                wrong.add(type.getName() + " stands in no known room");
                continue;
            }
            type.getDirectDependenciesFromSelf().stream()
                    .map(d -> d.getTargetClass().getBaseComponentType())
                    .filter(t -> t.getPackageName().startsWith("huizong"))
                    .map(HouseTest::roomOf)
                    .filter(other -> !other.equals(room) && !below.contains("*") && !below.contains(other))
                    .forEach(other -> wrong.add(room + " looks into " + other + " in " + type.getName()));
        }
        assertThat(wrong).isEmpty();
    }

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("huizong.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheStoreSpeaksJdbc = noClasses()
            .that()
            .resideOutsideOfPackage("huizong.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.duckdb..");

    @ArchTest
    static final ArchRule onlyMappingsReadYaml = noClasses()
            .that()
            .resideOutsideOfPackage("huizong.mapping.yaml..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml..");

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsPicocli = noClasses()
            .that()
            .resideOutsideOfPackage("huizong.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    /** The worker that reads .xls answers its caller on its output; nothing else outside the command line prints. */
    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses()
            .that()
            .resideOutsideOfPackage("huizong.cli..")
            .and()
            .doNotHaveFullyQualifiedName("huizong.workbook.xls.XlsWorker")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule jsonIsForResultsAndTheJournal = noClasses()
            .that()
            .resideOutsideOfPackages("huizong.json..", "huizong.inbox..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule workbooksAreReadInOnePlaceAndWrittenInAnother = noClasses()
            .that()
            .resideOutsideOfPackages("huizong.workbook..", "huizong.report..", "huizong.returns..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.poi..", "com.fasterxml.aalto..", "org.dhatim..");

    @ArchTest
    static final ArchRule theCoreHasNoLogAndNoDatabase = noClasses()
            .that()
            .resideInAnyPackage(
                    "huizong.text..",
                    "huizong.files..",
                    "huizong.grid..",
                    "huizong.workbook..",
                    "huizong.catalog..",
                    "huizong.mapping..",
                    "huizong.bureau..",
                    "huizong.submission..",
                    "huizong.extract..",
                    "huizong.explain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "ch.qos..", "java.sql..", "org.duckdb..");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre =
            noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)$");
}
