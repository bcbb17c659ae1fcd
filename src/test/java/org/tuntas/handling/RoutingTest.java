package org.tuntas.handling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.modelling.CompiledTables;
import org.tuntas.organisation.Registry;

/** Which row of a routing table counts for a report. */
class RoutingTest extends RunningTuntas {

    private static final String LAMPS = "perhubungan/lampu-penerangan-jalan-umum";

    private static @Nullable TrackingNumber number;

    @Autowired
    Registry registry;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    Complaints complaints;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void oneReport() {
        if (number == null) {
            number = journeys.filed().number();
        }
    }

    @Test
    void theMostSpecificCategoryCountsThenTheMostSpecificRegionInWhateverOrderTheRowsStand() {
        List<RoutingRule> rules = new ArrayList<>(List.of(
                rule("anything", null, null, "kementerian-pu", null),
                rule("inTheCity", null, "36.71", "kota-tangerang", "diskominfo"),
                rule("transport", "perhubungan", null, "kementerian-pu", "ditjen-bina-marga"),
                rule("transportInTheDistrict", "perhubungan", "36.71.06", "kota-tangerang", "kecamatan-ciledug"),
                rule("lamps", LAMPS, null, "kementerian-kesehatan", null),
                rule("lampsInTheCity", LAMPS, "36.71", "kota-tangerang", "dishub")));
        for (int order = 0; order < rules.size(); order++) {
            Collections.rotate(rules, 1);
            assertThat(owner(rules, LAMPS, "36.71.06")).contains("lampsInTheCity");
            assertThat(owner(rules, LAMPS, "36.03.01")).contains("lamps");
            assertThat(owner(rules, "perhubungan/parkir-liar", "36.71.06")).contains("transportInTheDistrict");
            assertThat(owner(rules, "perhubungan", "36.71.01")).contains("transport");
            assertThat(owner(rules, "perhubungan-lain", "36.71.01"))
                    .as("not below it, though it begins alike")
                    .contains("inTheCity");
            assertThat(owner(rules, null, "36.71")).contains("inTheCity");
            assertThat(owner(rules, null, null)).contains("anything");
        }
    }

    @Test
    void nobodyIsProposedWhereNoRowFits() {
        assertThat(owner(List.of(rule("lamps", LAMPS, "36.71", "kota-tangerang", null)), null, "36.71.06"))
                .isEmpty();
        assertThat(owner(List.of(rule("lamps", LAMPS, "36.71", "kota-tangerang", null)), LAMPS, null))
                .isEmpty();
    }

    @Test
    void aUnitIsProposedOnlyByARowOfTheAgencyThatHasTheReport() {
        Routing routing = new Routing(registry);
        routing.replace(List.of(
                rule("lamps", LAMPS, null, "kementerian-pu", "ditjen-bina-marga"),
                rule("transport", "perhubungan", null, "kota-tangerang", "dishub")));
        Complaint complaint = about(LAMPS, "36.71.06", "kota-tangerang");
        assertThat(routing.owner(complaint).map(RoutingRule::rule)).contains("lamps");
        assertThat(routing.unit(complaint).map(RoutingRule::unit)).contains("dishub");
        assertThat(routing.unit(about(LAMPS, "36.71.06", null))).isEmpty();
    }

    @Test
    void aRowThatNamesWhatIsNotThereIsAWarningWithRuleAndCodeAndProposesNobody() {
        Routing routing = new Routing(registry);
        assertThat(routing.replace(List.of(
                        rule("rule_A", "perhubungan/lampoe", null, "kota-tangerang", null),
                        rule("rule_B", null, "99.71", "kota-tangerang", null),
                        rule("rule_C", LAMPS, "36.71", "kota-tangrang", "dishub"),
                        rule("rule_D", LAMPS, null, "dishub", null),
                        rule("rule_E", "perhubungan", null, "kota-tangerang", "ditjen-bina-marga"),
                        rule("rule_F", "perhubungan", null, "kota-tangerang", "dishob"),
                        rule("rule_G", "perhubungan", "36", "kota-tangerang", "dishub"))))
                .containsExactlyInAnyOrder(
                        "rule_A: there is no category perhubungan/lampoe",
                        "rule_B: there is no region 99.71",
                        "rule_C: there is no open agency kota-tangrang; nobody is proposed by it",
                        "rule_D: there is no open agency dishub; nobody is proposed by it",
                        "rule_E: kota-tangerang has no open unit ditjen-bina-marga",
                        "rule_F: kota-tangerang has no open unit dishob",
                        "rule_F: is never used, because rule_E has the same category and region");
        Complaint complaint = about(LAMPS, "36.71.06", "kota-tangerang");
        assertThat(routing.owner(complaint).map(RoutingRule::rule))
                .as("the next one that names somebody")
                .contains("rule_G");
        assertThat(routing.unit(about("perhubungan", null, "kota-tangerang"))).isEmpty();
    }

    @Test
    void theTableThatComesWithTheDemonstrationHasNoFault() {
        assertThat(new Routing(registry).replace(CompiledTables.routingRules())).isEmpty();
        assertThat(CompiledTables.routingRules())
                .allSatisfy(rule -> assertThat(rule.annotation()).isNotBlank());
    }

    private Optional<String> owner(List<RoutingRule> rules, @Nullable String category, @Nullable String region) {
        Routing routing = new Routing(registry);
        routing.replace(rules);
        return routing.owner(about(category, region, null)).map(RoutingRule::rule);
    }

    private Complaint about(@Nullable String... categoryRegionAndAgency) {
        TrackingNumber report = Arrays.asList(number).get(0);
        jdbc.sql("update complaint set category = ?, region_code = ?, agency = ? where number = ?")
                .params(
                        categoryRegionAndAgency[0],
                        categoryRegionAndAgency[1],
                        categoryRegionAndAgency[2],
                        report.value())
                .update();
        return complaints.find(report).orElseThrow();
    }

    private static RoutingRule rule(
            String id, @Nullable String category, @Nullable String region, String agency, @Nullable String unit) {
        return new RoutingRule(id, category, region, agency, unit, "");
    }
}
