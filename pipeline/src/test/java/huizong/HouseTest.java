package huizong;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may see whom, and where each library lives. */
@AnalyzeClasses(packages = "huizong", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {
    @ArchTest
    static final ArchRule packagesOnlyLookDownward = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("grid")
            .definedBy("huizong.grid..")
            .layer("workbook")
            .definedBy("huizong.workbook..")
            .layer("mapping")
            .definedBy("huizong.mapping..")
            .layer("submission")
            .definedBy("huizong.submission..")
            .layer("extract")
            .definedBy("huizong.extract..")
            .layer("store")
            .definedBy("huizong.store..")
            .layer("consolidate")
            .definedBy("huizong.consolidate..")
            .layer("rule")
            .definedBy("huizong.rule..")
            .layer("report")
            .definedBy("huizong.report..")
            .layer("author")
            .definedBy("huizong.author..")
            .layer("inbox")
            .definedBy("huizong.inbox..")
            .layer("cli")
            .definedBy("huizong.cli..")
            .whereLayer("workbook")
            .mayOnlyAccessLayers("grid")
            .whereLayer("mapping")
            .mayOnlyAccessLayers("grid")
            .whereLayer("submission")
            .mayOnlyAccessLayers("grid")
            .whereLayer("extract")
            .mayOnlyAccessLayers("grid", "mapping", "submission")
            .whereLayer("store")
            .mayOnlyAccessLayers("submission", "mapping", "grid")
            .whereLayer("rule")
            .mayOnlyAccessLayers("store", "submission", "mapping")
            .whereLayer("consolidate")
            .mayOnlyAccessLayers("store", "rule")
            .whereLayer("report")
            .mayOnlyAccessLayers("store", "grid")
            .whereLayer("author")
            .mayOnlyAccessLayers("grid", "mapping", "submission", "extract")
            .whereLayer("inbox")
            .mayOnlyAccessLayers("workbook", "submission", "grid")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule noCycles = slices().matching("huizong.(*)..").should().beFreeOfCycles();

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
            .resideOutsideOfPackage("huizong.mapping..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml..");

    @ArchTest
    static final ArchRule workbooksAreReadInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackages("huizong.workbook..", "huizong.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.poi..", "com.fasterxml.aalto..", "org.dhatim..");

    @ArchTest
    static final ArchRule namesSayWhatThingsAre =
            noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)$");
}
