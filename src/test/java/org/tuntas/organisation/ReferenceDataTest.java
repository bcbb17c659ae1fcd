package org.tuntas.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tuntas.organisation.Office.Room;

class ReferenceDataTest {

    private static final String REGIONS =
            """
            code,name,level
            36,Banten,province
            36.71,Kota Tangerang,regency
            36.71.06,Ciledug,district
            """;
    private static final String CATEGORIES =
            """
            code,parent,name
            perhubungan,,PERHUBUNGAN
            perhubungan/parkir,perhubungan,PARKIR
            """;

    private final Office office = Office.brandNew();
    private final Room room = office.start("");

    @Test
    void theWholeListsAreLoaded() {
        assertThat(office.count("region")).isEqualTo(7837);
        assertThat(office.count("category")).isEqualTo(958);
        assertThat(office.sql
                        .sql("select loaded_at from reference_load")
                        .query(OffsetDateTime.class)
                        .list())
                .hasSize(2)
                .allSatisfy(at -> assertThat(at.toInstant()).isEqualTo(Office.OPENED));
    }

    @Test
    void aSecondStartFindsOutWithOneStatementThatNothingChanged() {
        assertThat(office.statements.sentBy(() -> office.start(""))).isEqualTo(1);
    }

    @Test
    void onlyTheListThatChangedIsLoadedAgain() {
        load(REGIONS, CATEGORIES);

        int statements = office.statements.sentBy(() -> load(REGIONS, CATEGORIES.replace("PARKIR", "PARKIR LIAR")));

        // loaded editions; lock, editions once more under it, the rows, the new edition
        assertThat(statements).isEqualTo(5);
        assertThat(room.registry().category("perhubungan/parkir"))
                .contains(new Category("perhubungan/parkir", "perhubungan", "PARKIR LIAR"));
    }

    @Test
    void aNewEditionIsSeenAtOnceAndCodesItNoLongerHasStay() {
        assertThat(room.registry().regionPath("36.71.06")).isEqualTo("Ciledug, Kota Tangerang, Banten");

        load(REGIONS.replace("Ciledug", "Ciledug Raya"), CATEGORIES);

        assertThat(room.registry().regionPath("36.71.06")).isEqualTo("Ciledug Raya, Kota Tangerang, Banten");
        assertThat(room.registry().region("36.71.01")).isPresent();
    }

    @Test
    void twoNodesThatLoadTheSameEditionDoItOnce() {
        load(REGIONS, CATEGORIES);
        String edition = file("regions.csv", REGIONS).hash();

        // As the slower of two nodes would: it read the old edition before the other one entered the new.
        room.registrar().enterRegions("regions", edition, List.of(new Region("36", "SALAH", "province")));

        assertThat(room.registry().regionPath("36")).isEqualTo("Banten");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "36|Banten",
                "36.71|Kota Tangerang, Banten",
                "36.71.06|Ciledug, Kota Tangerang, Banten",
                "36.71.12|Karang Tengah, Kota Tangerang, Banten",
                "31.72|Kota Administrasi Jakarta Utara, Daerah Khusus Ibukota Jakarta",
                "36.71.99|36.71.99",
                "36.|36.",
                "....................|....................",
                "nowhere|nowhere"
            })
    void aRegionIsWrittenWithWhatItLiesIn(String code, String path) {
        assertThat(room.registry().regionPath(code)).isEqualTo(path);
    }

    @Test
    void aRegionIsFoundByItsWholeCodeOnly() {
        assertThat(room.registry().region("36.71")).contains(new Region("36.71", "Kota Tangerang", "regency"));
        assertThat(room.registry().region("36.71.99")).isEmpty();
        assertThat(room.registry().region("3")).isEmpty();
        assertThat(room.registry().region("")).isEmpty();
    }

    @Test
    void everyMainCategoryIsFollowedByItsOwn() {
        String main = "";
        int mains = 0;
        for (Category category : room.registry().categories()) {
            if (category.parent() == null) {
                assertThat(category.name()).isGreaterThan(main.isEmpty() ? "" : nameOf(main));
                main = category.code();
                mains++;
            } else {
                assertThat(category.parent()).isEqualTo(main);
            }
        }
        assertThat(mains).isEqualTo(38);
        assertThat(room.registry().categories()).hasSize(958);
        assertThat(room.registry().category("tidak-ada")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "36.71,Kota|36.72.01,Kota|regions.csv, line 3: unknown parent '36.72'",
                "36.71,Kota|36,Kota|regions.csv, line 3: duplicate code '36'",
                "36.71,Kota|3671,Kota|regions.csv, line 3: bad code '3671'",
                "Banten||regions.csv, line 2: empty name of '36'",
                "province||regions.csv, line 2: empty level of '36'"
            })
    void aFaultInTheRegionsIsToldWithItsLine(String right, String wrong, String message) {
        assertThatExceptionOfType(MalformedFile.class)
                .isThrownBy(() -> load(REGIONS.replace(right, wrong == null ? "" : wrong), CATEGORIES))
                .withMessageStartingWith(message);
        assertThat(room.registry().regionPath("36.71")).isEqualTo("Kota Tangerang, Banten");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",perhubungan,|,laut,|categories.csv, line 3: unknown parent 'laut'",
                "perhubungan/parkir,|perhubungan,|categories.csv, line 3: duplicate code 'perhubungan'",
                ",PARKIR|,|categories.csv, line 3: empty name of 'perhubungan/parkir'"
            })
    void aFaultInTheCategoriesIsToldWithItsLineAndLeavesTheRegionsAloneToo(String right, String wrong, String message) {
        assertThatExceptionOfType(MalformedFile.class)
                .isThrownBy(() -> load(REGIONS.replace("Banten", "Banten Baru"), CATEGORIES.replace(right, wrong)))
                .withMessageStartingWith(message);
        assertThat(room.registry().regionPath("36")).isEqualTo("Banten");
    }

    private void load(String regions, String categories) {
        new ReferenceLoader(room.registrar()).load(file("regions.csv", regions), file("categories.csv", categories));
    }

    private static CsvFile file(String name, String content) {
        return new CsvFile(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private String nameOf(String category) {
        return room.registry().category(category).orElseThrow().name();
    }
}
