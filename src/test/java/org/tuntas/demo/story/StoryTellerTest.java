package org.tuntas.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.organisation.Registry;

/** The year that a new demonstration has behind it: who reports what, and that nobody in it is stuck. */
class StoryTellerTest extends RunningTuntas {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    @Autowired
    StoryOnFirstStart story;

    @Autowired
    Registry registry;

    @Autowired
    JdbcClient jdbc;

    @Test
    void threeHundredAndFiftyOnePeopleReportInAYear() {
        List<InventedReport> year = new YearPlan(registry, TODAY).reports();
        assertThat(year).hasSize(351).allSatisfy(report -> {
            assertThat(report.filedAt())
                    .isBetween(Instant.parse("2025-11-23T17:00:00Z"), Instant.parse("2026-11-23T17:00:00Z"));
            assertThat(report.text())
                    .endsWith("(Laporan rekaan untuk peragaan.)")
                    .doesNotContain("{", "}");
            assertThat(report.title()).doesNotContain("{", "}");
            assertThat(report.incident().category())
                    .matches(code -> registry.category(code).isPresent());
        });
        assertThat(year).isSortedAccordingTo(java.util.Comparator.comparing(InventedReport::filedAt));
    }

    @Test
    void categoriesAndAgesAreThoseOfTheField() {
        List<InventedReport> year = new YearPlan(registry, TODAY).reports();
        Map<String, Long> mains = year.stream()
                .collect(Collectors.groupingBy(report -> report.incident().mainCategory(), Collectors.counting()));
        // 746, 546 and 262 of 3,278; three standard deviations of 351 draws, and the flood besides.
        assertThat(mains.get("topik-lainnya")).isBetween(57L, 103L);
        assertThat(mains.get("pekerjaan-umum-dan-penataan-ruang")).isBetween(38L, 79L);
        assertThat(mains.get("ketenagakerjaan")).isBetween(13L, 44L);
        long young = year.stream().filter(report -> age(report) < 20).count();
        long grown = year.stream()
                .filter(report -> age(report) >= 20 && age(report) < 35)
                .count();
        assertThat(young).isBetween(63L, 113L);
        assertThat(grown).isBetween(119L, 176L);
    }

    private static int age(InventedReport report) {
        return report.filedAt().atZone(YearPlan.ZONE).getYear()
                - report.reporter().birthYear();
    }

    @Test
    void theWeeksOfTheFloodPassWithoutAnybodyBeingStuck() {
        List<InventedReport> weeks = new YearPlan(registry, TODAY)
                .reports().stream()
                        .filter(report -> report.filedAt().isAfter(Instant.parse("2026-01-18T17:00:00Z"))
                                && report.filedAt().isBefore(Instant.parse("2026-02-09T17:00:00Z")))
                        .toList();
        assertThat(story.teller().tell(weeks, Instant.parse("2026-03-16T02:00:00Z")))
                .isZero();
        Map<String, Long> states = jdbc
                .sql("select state from complaint where text like '%(Laporan rekaan untuk peragaan.)'")
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
        assertThat(states).containsKeys("RESOLVED", "AUTO_CLOSED");
        assertThat(states.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(weeks.size());
        assertThat(jdbc.sql(
                                """
                                        select a.outcome from sla_alert a join stage_visit v on v.id = a.visit
                                        join complaint c on c.number = v.number
                                        where a.kind = 'ESCALATION' and c.text like '%(Laporan rekaan untuk peragaan.)'
                                        """)
                        .query(String.class)
                        .list())
                .as("what became of escalations")
                .contains("ACKNOWLEDGE", "TAKE_OVER");
    }
}
