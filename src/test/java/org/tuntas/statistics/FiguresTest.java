package org.tuntas.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;

/** Figures of days that no other test files a report on. */
class FiguresTest extends RunningTuntas {

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    Bookkeeper bookkeeper;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    @Test
    void whatEndedIsCountedByTheDayOnWhichItWasReceived() {
        String monday = "2029-05-07";
        time.set(monday + "T09:00");
        ComplaintJourney pleased = answeredAt(monday, "2029-05-08T10:00");
        pleased.timePassesTo("2029-05-10T12:00").satisfied(4);
        answeredAt(monday, "2029-05-08T10:00").timePassesTo("2029-06-29T12:00");
        ComplaintJourney late = answeredAt(monday, "2029-05-16T10:00");
        late.satisfied(2);
        ComplaintJourney twice = answeredAt(monday, "2029-05-09T10:00");
        twice.dissatisfied("Masih gelap.").timePassesTo("2029-05-10T10:00");
        twice.answered("Kabelnya diganti.").satisfied(5);
        time.set(monday + "T09:00");
        ComplaintJourney rescued = journeys.filed().archived("INCOMPLETE", "Sebutkan letak lampunya.");
        rescued.completedReport("Di depan SDN 2.").withdrawn();
        time.set(monday + "T09:00");
        journeys.filed().archived("SPAM", "Isinya hanya iklan.");
        ComplaintJourney reopened = answeredAt(monday, "2029-05-08T10:00");
        reopened.satisfied(1).reopened("Mati lagi.");

        keepAll();

        assertThat(counted(monday))
                .as("six have ended; the one that was reopened is under way")
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry("CLOSED", 6),
                        Map.entry("DONE", 4),
                        Map.entry("OUTCOME_RESOLVED", 3),
                        Map.entry("OUTCOME_AUTO_CLOSED", 1),
                        Map.entry("OUTCOME_WITHDRAWN", 1),
                        Map.entry("OUTCOME_ARCHIVED", 1),
                        Map.entry("ANSWERED", 4),
                        Map.entry("FOLLOWED_UP", 4),
                        Map.entry("FOLLOW_UP_MEASURED", 4),
                        Map.entry("FOLLOWED_UP_ON_TIME", 3),
                        Map.entry("RESOLUTION_MEASURED", 4),
                        Map.entry("RESOLVED_ON_TIME", 4),
                        Map.entry("RETURNED", 1),
                        Map.entry("CONFIRMED", 3),
                        Map.entry("RESCUED", 1),
                        Map.entry("RATING 2", 1),
                        Map.entry("RATING 4", 1),
                        Map.entry("RATING 5", 1),
                        Map.entry("DAYS 3", 2),
                        Map.entry("DAYS 9", 1),
                        Map.entry("DAYS " + daysToSilence(monday), 1))));

        reopened.timePassesTo("2029-05-20T10:00").withdrawn();
        keepAll();
        assertThat(counted(monday)).containsEntry("CLOSED", 7).containsEntry("REOPENED", 1);
    }

    @Test
    void aReportThatIsReclassifiedOrReopenedMovesItsFigures() {
        String day = "2029-07-02";
        time.set(day + "T09:00");
        ComplaintJourney journey = answeredAt(day, "2029-07-03T10:00").satisfied(3);
        keepAll();
        assertThat(counted(day)).containsEntry("DONE", 1);
        assertThat(typesOf(day)).containsExactly("COMPLAINT");

        jdbc.sql("update complaint set type = 'ASPIRATION' where number = ?")
                .param(journey.number().value())
                .update();
        assertThat(bookkeeper.differences())
                .as("what waits is a difference")
                .contains(journey.number().value());
        keepAll();
        assertThat(typesOf(day)).containsExactly("ASPIRATION");

        journey.reopened("Mati lagi.");
        keepAll();
        assertThat(counted(day)).isEmpty();
    }

    @Test
    void countedAnewTheFiguresOfRandomHistoriesAreTheKeptOnes() {
        List<String> numbers = new ArrayList<>();
        for (int seed = 1; seed <= 12; seed++) {
            numbers.add(
                    randomHistory(new Random(seed * 104_729L), seed).number().value());
            if (seed % 3 == 0) {
                keepAll();
            }
        }
        keepAll();
        List<Map<String, Object>> kept = keptOf(numbers);
        assertThat(kept).as("many have ended").hasSizeGreaterThan(4);
        assertThat(bookkeeper.differences()).doesNotContainAnyElementsOf(numbers);

        bookkeeper.rebuild();

        assertThat(keptOf(numbers)).isEqualTo(kept);
        assertThat(bookkeeper.differences()).isEmpty();
    }

    @Test
    void aFigureThatSomebodyChangedIsNamed() {
        String day = "2029-09-03";
        time.set(day + "T09:00");
        String number =
                answeredAt(day, "2029-09-04T10:00").satisfied(1).number().value();
        keepAll();
        jdbc.sql("update report_figure set rating = 5 where number = ?")
                .param(number)
                .update();
        assertThat(bookkeeper.differences()).contains(number, day);

        bookkeeper.rebuild();

        assertThat(bookkeeper.differences()).doesNotContain(number, day);
    }

    private ComplaintJourney answeredAt(String filedOn, String answered) {
        time.set(filedOn + "T09:00");
        return journeys.filed()
                .forwardedTo("kota-tangerang")
                .assignedTo("dishub")
                .timePassesTo(answered)
                .answered("Lampu sudah diganti.");
    }

    private ComplaintJourney randomHistory(Random dice, int seed) {
        LocalDate filed = LocalDate.of(2029, 10, 1).plusDays(seed);
        time.set(filed + "T09:00");
        ComplaintJourney journey = journeys.filed();
        if (dice.nextInt(6) == 0) {
            journey.archived("INCOMPLETE", "Sebutkan letak lampunya.");
            return dice.nextBoolean()
                    ? journey.completedReport("Di depan SDN 2.").withdrawn()
                    : journey;
        }
        journey.forwardedTo("kota-tangerang").assignedTo("dishub");
        journey.timePassesTo(filed.plusDays(1 + dice.nextInt(15)) + "T10:00").answered("Lampu sudah diganti.");
        while (!journey.complaint().state().isFinal() && dice.nextInt(8) > 0) {
            switch (dice.nextInt(3)) {
                case 0 -> journey.satisfied(1 + dice.nextInt(5));
                case 1 -> journey.timePassesTo(filed.plusDays(60) + "T10:00");
                default -> {
                    if (journey.complaint().objections() > 0) {
                        journey.withdrawn();
                    } else {
                        journey.dissatisfied("Masih gelap.").answered("Kabelnya sekarang diganti.");
                    }
                }
            }
        }
        return journey;
    }

    private void keepAll() {
        while (bookkeeper.keepSome()) {
            // The next ones.
        }
    }

    private List<Map<String, Object>> keptOf(List<String> numbers) {
        return jdbc.sql("select * from report_figure where number = any (?) order by number")
                .param(numbers.toArray(String[]::new))
                .query()
                .listOfRows();
    }

    private List<String> typesOf(String day) {
        return jdbc.sql("select distinct type from daily_figure where day = cast(? as date)")
                .param(day)
                .query(String.class)
                .list();
    }

    private long daysToSilence(String day) {
        return jdbc.sql("select days from report_figure where day = cast(? as date) and outcome = 'AUTO_CLOSED'")
                .param(day)
                .query(Long.class)
                .single();
    }

    private Map<String, Integer> counted(String day) {
        Map<String, Integer> counted = new TreeMap<>();
        jdbc.sql("select measure, value, sum(reports) as n from daily_figure where day = cast(? as date) group by 1, 2")
                .param(day)
                .query(row -> {
                    String name = row.getString("measure");
                    boolean histogram = name.equals("RATING") || name.equals("DAYS");
                    counted.put(histogram ? name + " " + row.getInt("value") : name, row.getInt("n"));
                });
        return counted;
    }
}
