package huizong.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.grid.Cell;
import huizong.grid.CellRef;
import huizong.grid.CellValue;
import huizong.grid.Sheet;
import huizong.grid.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RegistryTest {
    private static final String DIVISIONS = "division_code,name,short_name,level,parent_code";
    private static final String UNITS =
            "unit_id,name,division_code,parent_unit_id,department,level,valid_from,valid_to";
    private static final String ALIASES = "kind,alias,name,division_code";

    private static Registry shipped = Registry.of(sheet(DIVISIONS), sheet(UNITS), sheet(ALIASES), new ArrayList<>());

    @BeforeAll
    static void read_the_shipped_files() throws IOException {
        List<String> problems = new ArrayList<>();
        shipped = Registry.of(file("divisions.csv"), file("units.csv"), file("aliases.csv"), problems);
        assertThat(problems).isEmpty();
    }

    @Test
    void Hunan_is_complete() {
        Map<String, Long> byLevel =
                shipped.divisions().stream().collect(Collectors.groupingBy(Division::level, Collectors.counting()));
        assertThat(byLevel).isEqualTo(Map.of("province", 1L, "city", 14L, "county", 134L, "own", 15L));
    }

    @ParameterizedTest
    @CsvSource({
        "430100, 9", "430200, 9", "430300, 5", "430400, 12", "430500, 12", "430600, 9", "430700, 9",
        "430800, 4", "430900, 6", "431000, 11", "431100, 11", "431200, 12", "431300, 5", "433100, 8"
    })
    void every_city_has_its_counties_beside_the_zones(String city, int counties) {
        assertThat(shipped.divisions())
                .filteredOn(d -> d.level().equals("county") && d.parentCode().equals(Optional.of(city)))
                .filteredOn(d -> d.code().charAt(4) != '7')
                .hasSize(counties);
    }

    @ParameterizedTest
    @CsvSource({
        "靖州苗族侗族自治县人力资源和社会保障局, 431229",
        "靖州县人力资源和社会保障局, 431229",
        "靖州自治县财政局, 431229",
        "靖州人社局, 431229",
        "怀化市靖州人社局, 431229",
        "湖南省怀化靖州人社局, 431229",
        "靖 州 县 人社局, 431229",
        "长沙市望城区人力资源和社会保障局, 430112",
        "长沙望城人社局, 430112",
        "望城区人社局, 430112",
        "怀化市就业服务中心2023年度绩效自评.xlsx, 431200",
        "湖南省就业服务中心, 430000",
        "湖南就业服务中心, 430000",
        "新邵县人社局, 430522",
        "新邵人社局, 430522",
        "邵阳县人社局, 430523",
        "邵阳市人社局, 430500",
        "邵阳市邵阳县人社局, 430523",
        "通道县民政局, 431230",
        "道县民政局, 431124",
        "衡南县民政局, 430422",
        "益阳市南县民政局, 430921",
        "湘西自治州人社局, 433100",
        "湘西土家族苗族自治州凤凰县人社局, 433123",
        "怀化市洪江管理区财政局, 431271",
        "洪江市财政局, 431281",
        "屈原管理区财政局, 430671",
        "武陵源区财政局, 430811",
        "武陵区财政局, 430702",
        "怀化市/靖州县/人社局.xlsx, 431229",
        "2023/03-怀化市/靖州/自评.xlsx, 431229",
        "靖州县驻长沙市雨花区办事处, 431229",
        "关于报送怀化市自评表的函.xlsx, 431200"
    })
    void the_lowest_division_named_is_found(String text, String code) {
        assertThat(shipped.divisionIn(text).map(Division::code)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "邵阳人社局",
        "衡阳人社局",
        "洪江财政局",
        "市就业服务中心",
        "人力资源和社会保障局",
        "会同有关部门",
        "怀化市/靖州县/通道县人社局.xlsx",
        "靖州县/长沙市雨花区考察.xlsx",
        "支援靖州物资.xlsx",
        "2023年",
        "''"
    })
    void what_could_be_several_divisions_or_none_is_not_guessed(String text) {
        Optional<Division> found = shipped.divisionIn(text);
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"邵阳市/邵阳人社局.xlsx, 430500", "湖南县域经济办公室, 430000", "怀化市会同人社局, 431225"})
    void a_name_inside_another_word_names_nothing(String text, String code) {
        assertThat(shipped.divisionIn(text).map(Division::code)).contains(code);
    }

    @Test
    void a_name_that_two_cities_use_is_told_apart_by_the_city() {
        Registry registry = Registry.of(
                sheet(
                        DIVISIONS,
                        "140000,山西省,山西,province,",
                        "140300,阳泉市,阳泉市,city,140000",
                        "140302,城区,城区,county,140300",
                        "140500,晋城市,晋城市,city,140000",
                        "140502,城区,城区,county,140500"),
                sheet(UNITS),
                sheet(ALIASES),
                new ArrayList<>());
        assertThat(registry.divisionIn("晋城市城区财政局").map(Division::code)).contains("140502");
        assertThat(registry.divisionIn("阳泉市/城区/财政局.xlsx").map(Division::code)).contains("140302");
        assertThat(registry.divisionIn("城区财政局")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "怀化市就业服务中心, , 431200-302",
        "' 怀化市 就业服务中心　', , 431200-302",
        "湖南省怀化市就业服务中心, , 431200-302",
        "市就业服务中心, 431200, 431200-302",
        "靖州县人力资源和社会保障局, , 431229-518",
        "靖州苗族侗族自治县人力资源和社会保障局, , 431229-518",
        "靖州人力资源和社会保障局, , 431229-518",
        "县人力资源和社会保障局, 431229, 431229-518",
        "望城区人力资源和社会保障局, , 430112-301",
        "区人力资源和社会保障局, 430112, 430112-301",
        "省就业服务中心, 430000, 430000-302"
    })
    void a_unit_is_known_by_its_name_and_its_short_forms(String name, String hint, String unitId) {
        assertThat(shipped.unit(name, Optional.ofNullable(hint)).map(RegisteredUnit::unitId))
                .contains(unitId);
    }

    @ParameterizedTest
    @CsvSource({
        "市就业服务中心, ",
        "市就业服务中心, 430100",
        "市人力资源和社会保障局, 431229",
        "县人力资源和社会保障局, 431200",
        "长沙市就业服务中心, 431200",
        "人力资源和社会保障局, 431200"
    })
    void a_short_form_means_nothing_elsewhere(String name, String hint) {
        assertThat(shipped.unit(name, Optional.ofNullable(hint))).isEmpty();
    }

    @Test
    void two_units_of_one_short_form_are_not_told_apart_by_guessing() {
        List<String> problems = new ArrayList<>();
        Registry registry = Registry.of(
                sheet(DIVISIONS, "430100,长沙市,长沙市,city,"),
                sheet(UNITS, "a,长沙市财政局,430100,,,,,", "b,长沙财政局,430100,,,,,"),
                sheet(ALIASES),
                problems);
        assertThat(problems).isEmpty();
        assertThat(registry.unit("长沙财政局", Optional.empty()).map(RegisteredUnit::unitId))
                .contains("b");
        assertThat(registry.unit("市财政局", Optional.of("430100"))).isEmpty();
    }

    @Test
    void a_project_has_the_name_of_its_own_form() {
        assertThat(shipped.projectAlias(" 流动人员档案管理经费")).contains("流动人员档案管理工作经费");
        assertThat(shipped.projectAlias("农民工就业工作经费")).isEmpty();
    }

    @Test
    void a_project_alias_that_divisions_use_differently_is_not_guessed() {
        Registry registry = Registry.of(
                sheet(DIVISIONS, "430100,长沙市,长沙市,city,", "431200,怀化市,怀化市,city,"),
                sheet(UNITS),
                sheet(ALIASES, "project,非税拨款,国有资产出租收入,431200", "project,非税拨款,培训收入,430100"),
                new ArrayList<>());
        assertThat(registry.projectAlias("非税拨款")).isEmpty();
    }

    @Test
    void a_unit_has_the_level_of_its_division_unless_its_line_says_otherwise() {
        Registry registry = Registry.of(
                sheet(DIVISIONS, "430100,长沙市,长沙市,city,"),
                sheet(UNITS, "a,甲局,430100,,,,2020-01-01,2023-12-31", "b,乙局,430100,,,county,,"),
                sheet(ALIASES),
                new ArrayList<>());
        assertThat(registry.units()).extracting(RegisteredUnit::level).containsExactly("city", "county");
        assertThat(registry.units().get(0).validTo().map(Object::toString)).contains("2023-12-31");
        assertThat(registry.units().get(1).validFrom()).isEmpty();
    }

    @Test
    void mistakes_are_reported_with_file_and_line() {
        List<String> problems = new ArrayList<>();
        Registry.of(
                sheet(
                        DIVISIONS,
                        "430100,长沙市,长沙市,city,430000",
                        "4301,长沙市,长沙市,city,",
                        "430200,株洲市,株洲市,town,",
                        "430100,长沙,长沙,city,"),
                sheet(UNITS, "a,甲局,439999,,,,,", "b,乙局,430100,z,,,,", "c,乙局,430100,,,,2023,", ",丙局,430100,,,,,"),
                sheet(ALIASES, "unit,戊局,丁局,", "unit,戊局,乙局,439999", "place,戊局,乙局,", "project,,乙项目,"),
                problems);
        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "reference/divisions.csv:2: unknown parent 430000",
                        "reference/divisions.csv:3: needs a six-digit code and a name",
                        "reference/divisions.csv:4: unknown level town",
                        "reference/divisions.csv:5: code 430100 twice",
                        "reference/units.csv:2: unknown division 439999",
                        "reference/units.csv:3: unknown parent unit z",
                        "reference/units.csv:4: valid_from 2023 is no date like 2023-01-01",
                        "reference/units.csv:4: the name 乙局 stands twice",
                        "reference/units.csv:5: needs unit_id and name",
                        "reference/aliases.csv:2: unknown unit 丁局",
                        "reference/aliases.csv:3: unknown division 439999",
                        "reference/aliases.csv:4: kind is unit or project",
                        "reference/aliases.csv:5: needs alias and name");
    }

    private static Sheet file(String name) throws IOException {
        Path path = Path.of("../mappings/reference", name);
        return sheet(Files.readAllLines(path).toArray(String[]::new));
    }

    /** Lines without quotes, the first the header. */
    private static Sheet sheet(String... lines) {
        Sheet.Builder builder = new Sheet.Builder("reference", Visibility.VISIBLE);
        for (int row = 0; row < lines.length; row++) {
            String[] cells = lines[row].split(",");
            for (int column = 0; column < cells.length; column++) {
                if (!cells[column].isEmpty()) {
                    builder.add(new Cell(new CellRef(row, column), new CellValue.Text(cells[column]), false));
                }
            }
        }
        return builder.build();
    }
}
