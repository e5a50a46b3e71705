package huizong.consolidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huizong.mapping.MappingException;
import huizong.mapping.yaml.Mappings;
import huizong.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollUpsTest {
    @TempDir
    Path folder;

    @Test
    void aVariableThatNothingSetsIsRefusedWithItsLine() throws IOException {
        write("90-x.sql", "-- x\nCREATE OR REPLACE TEMP TABLE x AS\nSELECT getvariable('consolidation_nr') AS id;\n");
        assertThatThrownBy(() -> RollUps.read(folder))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("rollups/90-x.sql:3: getvariable('consolidation_nr')");
    }

    @Test
    void sqlThatDoesNotHoldIsRefusedWithItsFile() throws IOException {
        write("90-x.sql", "CREATE OR REPLACE TEMP TABLE x AS\nSELECT no_such FROM mart.rollup_staffing;\n");
        RollUps rollUps = RollUps.read(folder);
        try (Store store =
                Store.inMemory(Mappings.read(Path.of("..", "mappings")).tables())) {
            assertThatThrownBy(() -> rollUps.run(store, name -> assertThat(name).isEmpty()))
                    .isInstanceOf(MappingException.class)
                    .hasMessageContaining("rollups/90-x.sql:2: ")
                    .hasMessageContaining("no_such");
        }
    }

    private void write(String name, String sql) throws IOException {
        Files.createDirectories(folder.resolve("rollups"));
        Files.writeString(folder.resolve("rollups").resolve(name), sql);
    }
}
