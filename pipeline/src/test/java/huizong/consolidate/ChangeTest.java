package huizong.consolidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 与上期对比, 与上年对比: what changed, with figures worked out by hand. Amounts in 万元. */
class ChangeTest {
    @TempDir
    Path folder;

    @Test
    void nothingIsSaidToHaveChangedWhereThereIsNothingToCompareWith() throws Exception {
        try (Bureau bureau = Bureau.plain(folder)) {
            bureau.base("A", "431229", 2023, "project 20 10");
            bureau.consolidate("2024-05");
            for (String table : new String[] {"filing", "cell", "finding", "total", "contributor"}) {
                assertThat(bureau.rows("SELECT * FROM mart.change_" + table))
                        .as(table)
                        .isEmpty();
            }
        }
    }

    @Test
    void filingsAreNewOrCorrectedOrGone() throws Exception {
        try (Bureau bureau = Bureau.plain(folder)) {
            String first = bureau.base("A", "431229", 2023, "project 20 10");
            String gone = bureau.base("P", "430000", 2023, "project 1 1");
            bureau.consolidate("2024-05");
            String second = bureau.base("A", "431229", 2023, "project 20 12");
            bureau.supersede(first, second);
            bureau.supersede(gone, second);
            bureau.base("B", "431230", 2023, "project 7 7");
            bureau.consolidate("2024-06");
            assertThat(bureau.rows(
                            "SELECT kind, unit_name, revision, previous_revision FROM mart.change_filing ORDER BY 1"))
                    .containsExactly("corrected A 2 1", "new B 1 -", "removed P - 1");
        }
    }

    @Test
    void theCellsOfACorrectionAreNamedWithWhatTheyWereAndAre() throws Exception {
        try (Bureau bureau = Bureau.plain(folder)) {
            String first = bureau.base("A", "431229", 2023, "project 20 10", "public_funds 5 5");
            bureau.consolidate("2024-05");
            String second = bureau.base("A", "431229", 2023, "three_public 3 3", "project 20 12", "public_funds 5 5");
            for (String id : new String[] {first, second}) {
                bureau.store.update(
                        "INSERT INTO meta.lineage SELECT submission_id, 'expenditure_item', line_no, 'item_name', '表',"
                                + " 'A' || line_no, item_name FROM filed.expenditure_item WHERE submission_id = ?",
                        id);
            }
            bureau.supersede(first, second);
            bureau.consolidate("2024-06");
            // the line put in on top moves the others down, but only one of them is different
            assertThat(bureau.rows("SELECT label, column_name, previous_cell_ref, previous_text, cell_ref, text"
                            + " FROM mart.change_cell ORDER BY label, column_name"))
                    .containsExactly(
                            "project final F1 10 F2 12",
                            "three_public final - - F1 3",
                            "three_public item_name - - A1 three_public");
        }
    }

    @Test
    void everyTotalThatChangedStandsWithTheUnitsThatChangedItMost() throws Exception {
        try (Bureau bureau = Bureau.plain(folder)) {
            String first = bureau.base("A", "431229", 2023, "project 20 10");
            bureau.base("C", "431200", 2023, "project 50 40");
            bureau.consolidate("2024-05");
            bureau.supersede(first, bureau.base("A", "431229", 2023, "project 20 13"));
            bureau.base("B", "431230", 2023, "project 7 8");
            bureau.consolidate("2024-06");
            // final: 50 -> 50 + 3 + 8 = 61 in the city and the province; budget 70 -> 77
            assertThat(bureau.rows("SELECT division_name, measure, previous, current, change, change_rate FROM"
                            + " mart.change_total WHERE basis = 'period' ORDER BY division_code, measure"))
                    .containsExactly(
                            "湖南省 budget 70 77 7 0.1",
                            "湖南省 final 50 61 11 0.22",
                            "怀化市 budget 70 77 7 0.1",
                            "怀化市 final 50 61 11 0.22",
                            "靖州县 final 10 13 3 0.3",
                            "通道县 budget - 7 7 -",
                            "通道县 final - 8 8 -");
            assertThat(bureau.rows("SELECT place, unit_id, previous, current, change FROM mart.change_contributor"
                            + " WHERE level = 'province' AND measure = 'final' ORDER BY place"))
                    .containsExactly("1 B - 8 8", "2 A 10 13 3");
        }
    }

    @Test
    void findingsAreNewOrResolvedByWhatTheyAreAbout() throws Exception {
        try (Bureau bureau = Bureau.plain(folder)) {
            String id = bureau.base("A", "431229", 2023, "project 20 10");
            String found = "INSERT INTO meta.reading_finding VALUES ('w" + id + "', '" + id
                    + "', ?, 'warning', '表', 'A1', NULL, NULL, '请核对', 'check')";
            bureau.store.update(found, "read-value");
            bureau.store.update(found, "read-year");
            bureau.consolidate("2024-05");
            bureau.store.update("DELETE FROM meta.reading_finding WHERE rule_id = 'read-year'");
            bureau.store.update(found, "read-unit");
            bureau.consolidate("2024-06");
            assertThat(bureau.rows("SELECT kind, rule_id FROM mart.change_finding ORDER BY ALL"))
                    .containsExactly("new read-unit", "resolved read-year");
        }
    }

    @Test
    void aYearIsComparedWithTheOneBefore() throws Exception {
        try (Bureau bureau = Bureau.plain(folder)) {
            bureau.base("A", "431229", 2022, "project 10 8");
            bureau.base("A", "431229", 2023, "project 20 10");
            bureau.consolidate("2024-06");
            assertThat(bureau.rows("SELECT fiscal_year, measure, previous, current, change FROM mart.change_total"
                            + " WHERE basis = 'year' AND level = 'county' ORDER BY ALL"))
                    .containsExactly("2023 budget 10 20 10", "2023 final 8 10 2");
            assertThat(bureau.rows("SELECT unit_id, measure, change FROM mart.change_contributor"
                            + " WHERE basis = 'year' AND level = 'county' ORDER BY ALL"))
                    .containsExactly("A budget 10", "A final 2");
        }
    }

    @Test
    void buildingsRollUpByDepartmentToo() throws Exception {
        try (Bureau bureau = Bureau.plain(folder)) {
            for (String unit : new String[] {"C", "C2"}) {
                String id = bureau.filing(unit, "431200", 2023, "base_data");
                bureau.store.update(
                        "INSERT INTO filed.base_data (submission_id, building_approved_area, building_actual_area)"
                                + " VALUES (?, 100, ?)",
                        id,
                        unit.equals("C") ? 90 : 120);
            }
            bureau.consolidate("2024-06");
            assertThat(bureau.rows("SELECT name, grade, scope, building_actual_area, building_area_control_rate FROM"
                            + " mart.rollup_department_building ORDER BY grade, name, scope"))
                    .containsExactly(
                            "怀化市局 0 all 210 1.05",
                            "怀化市局 1 all 210 1.05",
                            "怀化市局 1 own 90 0.9",
                            "怀化市中心 2 all 120 1.2",
                            "怀化市中心 2 own 120 1.2");
        }
    }
}
