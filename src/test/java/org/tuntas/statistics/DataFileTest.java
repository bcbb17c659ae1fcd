package org.tuntas.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DataFileTest {

    /** A spreadsheet calculates what begins like a formula; RFC 4180 says how the rest is quoted. */
    @Test
    void aNameIsNeverAFormulaAndNeverBreaksItsRow() {
        Cell cell = new Cell(new Counted(Map.of("OPEN", 7)), Set.of(Base.ENDED, Base.RATED));
        String csv = new DataFile(List.of(
                        new DataFile.Row("2026", "a", "=HYPERLINK(\"http://x\")", cell),
                        new DataFile.Row("2026", "b", "Dinas \"A\", B\nC", cell)))
                .csv();

        assertThat(csv)
                .contains(
                        "2026,a,\"'=HYPERLINK(\"\"http://x\"\")\",returned_percent reopened_percent rescued_percent rating_mean,7,0,0,0.0,")
                .contains("2026,b,\"Dinas \"\"A\"\", B\nC\",")
                .contains("\r\n");
        assertThat(csv.lines().findFirst()).hasValue(String.join(",", DataFile.columns()));
    }
}
