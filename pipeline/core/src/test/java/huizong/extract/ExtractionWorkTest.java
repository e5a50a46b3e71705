package huizong.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huizong.extract.form.Work;
import huizong.grid.Sheet;
import huizong.grid.Workbook;
import huizong.workbook.WorkbookReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What extraction costs, counted in looks, which are the same on every machine. */
class ExtractionWorkTest {
    private static Sheet sample(String name) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../input-samples"))) {
            Path file = files.filter(f -> f.getFileName().toString().matches("怀化.*自评\\.xlsx"))
                    .findFirst()
                    .orElseThrow();
            return WorkbookReader.withDefaults().read(file).sheets().stream()
                    .filter(s -> s.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static long looks(Sheet form, int times) {
        Work work = Work.unlimited();
        Extraction extraction = DrawnReading.extractor(DrawnReading.MAPPINGS)
                .extract(
                        new Workbook(Workbook.Format.XLSX, List.of(DrawnReading.below(times, form))),
                        new SourceName("2023.xlsx", "2023.xlsx"),
                        work);
        assertThat(extraction.submissions()).hasSize(times);
        return work.looks();
    }

    @Test
    void twiceTheFormsOnASheetAreTwiceTheWork() throws IOException {
        for (String name : List.of("项目1", "基础数据表")) {
            Sheet form = sample(name);
            long few = looks(form, 20);
            assertThat(looks(form, 40)).as(name).isBetween(few * 18 / 10, few * 22 / 10);
            assertThat(few).as(name).isGreaterThan(20L * form.cellCount());
        }
    }

    @Test
    void workThatHasHadItsTimeStops() throws IOException {
        Sheet form = DrawnReading.below(100, sample("项目1"));
        int[] asked = {0};
        Work work = new Work(() -> {
            if (++asked[0] == 3) {
                throw new IllegalStateException("time is up");
            }
        });
        assertThatThrownBy(() -> DrawnReading.extractor(DrawnReading.MAPPINGS)
                        .extract(
                                new Workbook(Workbook.Format.XLSX, List.of(form)),
                                new SourceName("2023.xlsx", "2023.xlsx"),
                                work))
                .hasMessage("time is up");
        assertThat(work.looks()).isLessThan(100_000);
    }
}
