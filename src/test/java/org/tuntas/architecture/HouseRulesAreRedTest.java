package org.tuntas.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each sentence of {@link HouseRules} reports the house that breaks it, and nothing that it allows. */
class HouseRulesAreRedTest {

    /** Reading a house takes a second, because the libraries that it mentions are read with it. */
    private static final Map<String, JavaClasses> HOUSES = new ConcurrentHashMap<>();

    @Test
    void camundaInAnotherRoomIsReported() {
        assertThat(reportsOn("camunda", HouseRules::camundaStaysInItsRooms))
                .isNotEmpty()
                .allMatch(report -> report.contains("intake.HastyDesk"));
    }

    @Test
    void theInsideOfTheEngineIsReportedOutsideItsAdapter() {
        assertThat(reportsOn("engine", HouseRules::theInsideOfTheEngineIsTouchedInOnePackage))
                .isNotEmpty()
                .allMatch(report -> report.contains("lifecycle.NosyDelegate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.springframework", "jakarta", "org.camunda"})
    void aFrameworkInComplaintIsReported(String framework) {
        assertThat(reportsOn("framework", house -> house.knowsNoFramework("complaint")))
                .anyMatch(report -> report.contains("complaint.WiredComplaint") && report.contains(framework))
                .noneMatch(report -> report.contains("complaint.jdbc"));
    }

    @Test
    void aFrameworkInSlaIsReported() {
        assertThat(reportsOn("framework", house -> house.knowsNoFramework("sla")))
                .isNotEmpty()
                .allMatch(report -> report.contains("sla.WiredLimit"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Instant.now()",
                "LocalDate.now()",
                "LocalDateTime.now()",
                "ZonedDateTime.now(java.time.ZoneId)",
                "System.currentTimeMillis()",
                "Date.<init>()",
                "Calendar.getInstance()",
                "Clock.systemUTC()",
                "Clock.system(java.time.ZoneId)",
                "references method <java.time.Instant.now()>"
            })
    void askingTheWallClockIsReported(String question) {
        assertThat(reportsOn("wallclock", HouseRules::nobodyAsksTheWallClock))
                .anyMatch(report -> report.contains("sla.ImpatientWatch") && report.contains(question));
    }

    @Test
    void askingAGivenClockIsNotReported() {
        assertThat(reportsOn("wallclock", HouseRules::nobodyAsksTheWallClock))
                .noneMatch(report -> report.contains("sla.PatientWatch") || report.contains("TimeConfiguration"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.springframework.jdbc.core.simple.JdbcClient", "java.sql.Connection"})
    void sqlInTheFaceOfARoomIsReported(String door) {
        assertThat(reportsOn("sql", HouseRules::sqlLivesInJdbcPackages))
                .anyMatch(report -> report.contains("handling.CuriousDesk") && report.contains(door))
                .noneMatch(report -> report.contains("handling.jdbc"));
    }

    @ParameterizedTest
    @MethodSource
    void aSentenceAboutNothingFails(ArchRule rule) {
        JavaClasses nothing = new ClassFileImporter().importPackages("org.tuntas.architecture.broken.nothing");

        assertThatThrownBy(() -> rule.check(nothing))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
    }

    static Stream<ArchRule> aSentenceAboutNothingFails() {
        HouseRules house = new HouseRules("org.tuntas.architecture.broken.nothing");
        return Stream.of(
                house.camundaStaysInItsRooms(),
                house.theInsideOfTheEngineIsTouchedInOnePackage(),
                house.knowsNoFramework("complaint"),
                house.nobodyAsksTheWallClock(),
                house.sqlLivesInJdbcPackages());
    }

    private static List<String> reportsOn(String brokenHouse, Function<HouseRules, ArchRule> rule) {
        String root = "org.tuntas.architecture.broken." + brokenHouse;
        JavaClasses classes = HOUSES.computeIfAbsent(root, new ClassFileImporter()::importPackages);
        return rule.apply(new HouseRules(root))
                .evaluate(classes)
                .getFailureReport()
                .getDetails();
    }
}
