package org.tuntas.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataIntegrityViolationException;

/** What the database refuses whoever writes, a settings screen or an operator with psql. */
class OrganisationSchemaTest {

    private static Office office;

    @BeforeAll
    static void open() {
        office = Office.empty();
        office.startDemo();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update organisation_node set parent = 'kelurahan-paninggilan' where code = 'kota-tangerang'|above itself",
                "update organisation_node set parent = code where code = 'dishub'|above itself",
                "insert into organisation_node values ('a', 'b', 'AGENCY', 'A'), ('b', 'c', 'AGENCY', 'B'), ('c', 'a', 'AGENCY', 'C')|above itself",
                "update organisation_node set desk = true where code = 'dishub'|organisation_has_one_desk",
                "insert into organisation_node values ('x', null, 'UNIT', 'X')|unit_has_parent",
                "insert into organisation_node values ('desk', null, 'AGENCY', 'X')|check constraint",
                "insert into organisation_node values ('x', 'nowhere', 'UNIT', 'X')|foreign key",
                "delete from organisation_node where code = 'kelurahan-paninggilan'|still has members",
                "update organisation_node set code = 'dishub-baru' where code = 'dishub'|another code",
                "insert into membership values ('budi.dishub', 'auditor'), ('budi.dishub', 'kota-officer')|unknown group kota-officer",
                "update membership set group_id = 'nowhere' where staff_login = 'budi.dishub'|unknown group nowhere",
                "insert into staff values ('reporter', 'X')|check constraint",
                "update staff set password_hash = 'rahasia'|check constraint"
            })
    void itRefuses(String statement, String reason) {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> office.sql.sql(statement).update())
                .withMessageContaining(reason);
    }

    @Test
    void aNodeMayMoveToAnotherParentAndAnEmptyOneMayGo() {
        assertThatCode(() -> {
                    office.sql
                            .sql("insert into organisation_node values ('sementara', 'dishub', 'UNIT', 'Sementara')")
                            .update();
                    office.sql
                            .sql("update organisation_node set parent = 'dlh' where code = 'sementara'")
                            .update();
                })
                .doesNotThrowAnyException();

        assertThat(office.sql
                        .sql("delete from organisation_node where code = 'sementara'")
                        .update())
                .isEqualTo(1);
    }
}
