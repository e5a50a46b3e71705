package huizong.consolidate;

import static org.assertj.core.api.Assertions.assertThat;

import huizong.consolidate.ValueCampaign.Place;
import huizong.report.Reports;
import huizong.store.Store;
import huizong.submission.Submission;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueCampaignTest {
    private static final BigDecimal LARGEST = new BigDecimal("999999999999.999999");

    @TempDir
    static Path folder;

    private static ValueCampaign campaign;
    private static List<String> alone = List.of();

    @BeforeAll
    static void consolidateTheSoundUnitsAlone() throws IOException {
        campaign = new ValueCampaign();
        try (Store store = campaign.sound(folder.resolve("alone.duckdb"))) {
            alone = ValueCampaign.ofTheSound(store, campaign.consolidate(store));
        }
        assertThat(alone).hasSizeGreaterThan(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.000001", "100000", "999999999999.999999"})
    void aValueInAnyColumnEndsNoConsolidationAndMovesNoOtherUnitsFigure(String value) {
        BigDecimal filed = new BigDecimal(value).stripTrailingZeros(); // 1E+5, as Excel would have it
        try (Store store = campaign.sound(folder.resolve("value" + value + ".duckdb"))) {
            campaign.places().forEach(place -> campaign.fileWith(place, filed));

            int id = campaign.consolidate(store);

            assertThat(ValueCampaign.ofTheSound(store, id)).isEqualTo(alone);
            assertThat(store.query("SELECT * FROM qa.not_evaluated WHERE reason LIKE '计算失败%'")
                            .rows())
                    .isEmpty();
            if (filed.equals(LARGEST)) {
                everyOneIsSaidAndLeftOut(store, id);
                assertThat(Reports.write(store, String.valueOf(id), folder.resolve("largest")))
                        .hasSize(8);
            }
        }
    }

    /** Targets and rates are in no total; whole numbers of this size do not exist. */
    private void everyOneIsSaidAndLeftOut(Store store, int id) {
        for (Place place : campaign.places()) {
            String unit = place.table() + "." + place.column();
            if (place.isWhole() || place.column().matches(".*_(value|rate)")) {
                continue;
            }
            assertThat(store.query(
                                    "SELECT count(*) FILTER (included), count(*) FROM mart.consolidation_filing"
                                            + " WHERE consolidation_id = ? AND unit_name = ?",
                                    id,
                                    unit)
                            .rows()
                            .get(0)
                            .get(0)
                            .orElseThrow())
                    .as(unit)
                    .isEqualTo(0L);
        }
        assertThat(store.query(
                                "SELECT submission_id FROM mart.consolidation_filing f WHERE consolidation_id = ?"
                                        + " AND reason_code = 'implausible' AND NOT EXISTS (SELECT 1 FROM qa.finding q"
                                        + " WHERE q.consolidation_id = f.consolidation_id AND q.submission_id = f.submission_id"
                                        + " AND q.rule_id = 'implausible-figure' AND q.severity = 'error')",
                                id)
                        .rows())
                .isEmpty();
    }

    @Test
    void mixturesOfAnySizesEndNoConsolidationAndMoveNoOtherUnitsFigure() {
        List<BigDecimal> values = List.of(
                LARGEST,
                LARGEST.negate(),
                BigDecimal.ZERO,
                new BigDecimal("0.000001"),
                new BigDecimal("-0.000001"),
                new BigDecimal("1E+5"),
                new BigDecimal("98"),
                new BigDecimal("10781"),
                new BigDecimal("999999999"));
        try (Store store = campaign.sound(folder.resolve("mixed.duckdb"))) {
            for (int unit = 0; unit < 12; unit++) {
                campaign.fileMixed("混" + unit, values, unit);
            }
            for (int unit = 0; unit < 12; unit++) {
                campaign.fileMixed("大" + unit, values.subList(2, values.size()), unit);
            }

            int id = campaign.consolidate(store);

            assertThat(ValueCampaign.ofTheSound(store, id)).isEqualTo(alone);
            assertThat(Reports.write(store, String.valueOf(id), folder.resolve("mixed")))
                    .hasSize(8);
        }
    }

    @Test
    void oneMoreThanCanBeStoredIsRefusedCellByCell() throws IOException {
        List<Submission> read = campaign.readWith("怀化", LARGEST.add(new BigDecimal("0.000001")));

        assertThat(read).isNotEmpty().allSatisfy(form -> {
            assertThat(form.rows().stream()
                            .flatMap(row -> row.facts().values().stream())
                            .flatMap(fact -> fact.value().stream())
                            .filter(BigDecimal.class::isInstance)
                            .filter(number -> ((BigDecimal) number).abs().compareTo(LARGEST) > 0))
                    .isEmpty();
            assertThat(form.findings()).anySatisfy(f -> assertThat(f.ruleId()).isEqualTo("read-value"));
        });
    }
}
