package org.tuntas.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tuntas.RunningTuntas;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;
import org.tuntas.procedure.OpenTask;

/** What is next, and taking it. */
class NextWorkTest extends RunningTuntas {

    private static final String UNIT = "satpolpp";
    private static final String OFFICER = "arif.satpolpp";

    @LocalServerPort
    int port;

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    NextWork next;

    @Autowired
    Staff staff;

    @Autowired
    TimeMachine time;

    @BeforeEach
    void onAMondayMorning() {
        time.set("2026-04-20T09:00");
        while (next.take(OFFICER).isPresent()) {
            // What other tests left to this unit is out of the way.
        }
    }

    @Test
    void theEarliestLimitComesFirstWithItsReasonsAndIsTakenByOnePress() {
        ComplaintJourney later = atUnitOn("2026-04-21T09:00");
        ComplaintJourney first = atUnitOn("2026-04-20T09:00");
        DeskSession arif = DeskSession.of(OFFICER, port);
        assertThat(arif.page("/petugas"))
                .contains("Tugas berikutnya", first.number().value(), "Batas tahap: Senin, 27 April 2026 16.00 WIB")
                .contains("Dasar:");
        assertThat(DeskSession.target(arif.send("/petugas", "/petugas/berikutnya", Map.of())))
                .endsWith("#/?task=" + first.task("userTask_FollowUpComplaint").getId());
        assertThat(first.task("userTask_FollowUpComplaint").getAssignee()).isEqualTo(OFFICER);
        assertThat(later.task("userTask_FollowUpComplaint").getAssignee()).isNull();
        arif.send("/petugas", "/petugas/berikutnya", Map.of());
        assertThat(later.task("userTask_FollowUpComplaint").getAssignee()).isEqualTo(OFFICER);
        assertThat(DeskSession.target(arif.send("/petugas", "/petugas/berikutnya", Map.of())))
                .isEqualTo("/petugas");
    }

    @Test
    void officersWhoPressAtTheSameMomentGetDifferentTasks() throws Exception {
        List<String> officers = new ArrayList<>(List.of(OFFICER));
        for (String name : List.of("satu", "dua", "tiga")) {
            String login = "berebut." + name;
            staff.register(new StaffMember(login, "Berebut " + name, null, null, true), Set.of(UNIT + "-officer"));
            officers.add(login);
        }
        Set<String> offered = new HashSet<>();
        for (int i = 0; i < officers.size(); i++) {
            offered.add(atUnitOn("2026-04-20T09:00")
                    .task("userTask_FollowUpComplaint")
                    .getId());
        }
        ExecutorService together = Executors.newFixedThreadPool(officers.size());
        CyclicBarrier start = new CyclicBarrier(officers.size());
        try {
            List<Callable<Optional<OpenTask>>> presses = officers.stream()
                    .<Callable<Optional<OpenTask>>>map(login -> () -> {
                        start.await();
                        return next.take(login);
                    })
                    .toList();
            Set<String> taken = new HashSet<>();
            for (Future<Optional<OpenTask>> press : together.invokeAll(presses)) {
                taken.add(press.get().orElseThrow().id());
            }
            assertThat(taken).isEqualTo(offered);
        } finally {
            together.shutdown();
        }
    }

    private ComplaintJourney atUnitOn(String day) {
        time.set(day);
        return journeys.filed().forwardedTo("kota-tangerang").assignedTo(UNIT);
    }
}
