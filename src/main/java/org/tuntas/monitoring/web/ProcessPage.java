package org.tuntas.monitoring.web;

import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tuntas.handling.Overseers;
import org.tuntas.handling.Oversight;
import org.tuntas.monitoring.Lookout;
import org.tuntas.monitoring.Passages;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;

/** Where the procedure loses time: how long reports stay in each stage, how many too long, and how many come back. */
@Controller
class ProcessPage {

    private static final List<Integer> PERIODS = List.of(7, 30, 90);

    private final Passages passages;
    private final Overseers overseers;
    private final Registry registry;
    private final Clock clock;

    ProcessPage(Passages passages, Overseers overseers, Registry registry, Clock clock) {
        this.passages = passages;
        this.overseers = overseers;
        this.registry = registry;
        this.clock = clock;
    }

    @GetMapping("/pantau/proses")
    String table(
            @RequestParam(name = "instansi", defaultValue = "") String agency,
            @RequestParam(name = "masa", defaultValue = "30") String period,
            Principal manager,
            Model model) {
        Oversight oversight = overseers.require(manager.getName());
        int days = PERIODS.stream()
                .filter(known -> known.toString().equals(period))
                .findFirst()
                .orElse(30);
        List<Passages.Stage> stages =
                passages.stages(oversight, one(agency), clock.instant().minus(Duration.ofDays(days)));
        model.addAttribute(
                "stages",
                stages.stream()
                        .sorted(Comparator.comparing((Passages.Stage stage) -> Lookout.place(stage.stage()))
                                .thenComparing(Passages.Stage::stage))
                        .toList());
        model.addAttribute("periods", PERIODS);
        model.addAttribute("days", days);
        model.addAttribute("agency", agency);
        model.addAttribute(
                "agencies",
                registry.agencies().stream()
                        .filter(office -> sees(oversight, office))
                        .toList());
        return "monitoring/process";
    }

    private static boolean sees(Oversight oversight, Node agency) {
        return oversight.everywhere() || oversight.offices().contains(agency.code());
    }

    private static @Nullable String one(String agency) {
        return agency.isEmpty() ? null : agency;
    }
}
