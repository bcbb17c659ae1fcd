package org.tuntas.monitoring.web;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.tuntas.handling.Overseers;
import org.tuntas.handling.Oversight;
import org.tuntas.monitoring.Lookout;
import org.tuntas.monitoring.OpenClocks;
import org.tuntas.monitoring.Overview;
import org.tuntas.monitoring.Tempo;
import org.tuntas.monitoring.WatchedWork;
import org.tuntas.sla.EscalationOutcome;

/** The managers' monitor: figures and a list, each of which renews itself while somebody looks. */
@Controller
class MonitorPages {

    private static final int PAGE = 50;
    private static final int ESCALATIONS = 30;
    private static final Pattern PLACE = Pattern.compile("(\\d{1,12})-(\\d{1,18})");

    private final Lookout lookout;
    private final Overseers overseers;

    MonitorPages(Lookout lookout, Overseers overseers) {
        this.lookout = lookout;
        this.overseers = overseers;
    }

    /**
     * What was asked, as the page's own links repeat it.
     *
     * @param tempo name of a span of time, or {@code dekat} for what is near its limit; empty for any
     * @param office code; empty for all
     * @param stage code; empty for all
     * @param period 7 or 30 days
     * @param after where the page before ended; empty for the first page
     */
    record Asked(String tempo, String office, String stage, String period, String after) {

        static Asked of(Map<String, String> parameters) {
            return new Asked(
                    parameters.getOrDefault("tempo", ""),
                    parameters.getOrDefault("kantor", ""),
                    parameters.getOrDefault("tahap", ""),
                    parameters.getOrDefault("masa", "").equals("30") ? "30" : "7",
                    parameters.getOrDefault("sesudah", ""));
        }

        /** The same page with another list. */
        public String list(String newTempo, String newOffice, String newStage) {
            return link("/pantau", newTempo, newOffice, newStage, period, "") + "#daftar";
        }

        /** The same page with the list of what falls into a span of time. */
        public String due(Tempo span, String newOffice, String newStage) {
            return list(name(span), newOffice, newStage);
        }

        /** Whether the list shows what falls into a span of time. */
        public boolean is(Tempo span) {
            return tempo.equals(name(span));
        }

        private static String name(Tempo span) {
            return switch (span) {
                case LATE -> "terlambat";
                case TODAY -> "hari-ini";
                case NEXT_DAY -> "besok";
                case FIVE_DAYS -> "lima";
                case LATER -> "nanti";
            };
        }

        private @Nullable Tempo span() {
            return Stream.of(Tempo.values()).filter(this::is).findFirst().orElse(null);
        }

        /** The same page over another period. */
        public String over(String newPeriod) {
            return link("/pantau", tempo, office, stage, newPeriod, "") + "#eskalasi";
        }

        /** Where a part of the page is renewed. */
        public String live(String part) {
            return link("/pantau/langsung/" + part, tempo, office, stage, period, after);
        }

        /** The next page of the list. */
        public String next(WatchedWork last) {
            return link(
                            "/pantau",
                            tempo,
                            office,
                            stage,
                            period,
                            last.line().limit().getEpochSecond() + "-"
                                    + last.line().visit())
                    + "#daftar";
        }

        private static String link(
                String path, String tempo, String office, String stage, String period, String after) {
            UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
            Map<String, String> asked =
                    new TreeMap<>(Map.of("tempo", tempo, "kantor", office, "tahap", stage, "sesudah", after));
            asked.values().removeIf(String::isEmpty);
            if (period.equals("30")) {
                asked.put("masa", period);
            }
            asked.forEach((name, value) -> link.queryParam(name, "{" + name + "}"));
            return link.encode().buildAndExpand(asked).toUriString();
        }

        Lookout.Period lookBack() {
            return period.equals("30") ? Lookout.Period.MONTH : Lookout.Period.WEEK;
        }

        Lookout.Wanted wanted() {
            return new Lookout.Wanted(
                    span(),
                    tempo.equals("dekat"),
                    office.isEmpty() ? null : office,
                    stage.isEmpty() ? null : stage,
                    place());
        }

        private Lookout.@Nullable Place place() {
            Matcher written = PLACE.matcher(after);
            return written.matches()
                    ? new Lookout.Place(
                            Instant.ofEpochSecond(Long.parseLong(written.group(1))), Long.parseLong(written.group(2)))
                    : null;
        }
    }

    @GetMapping("/pantau")
    String monitor(@RequestParam Map<String, String> parameters, Principal manager, Model model) {
        Oversight oversight = overseers.require(manager.getName());
        Asked asked = Asked.of(parameters);
        list(oversight, asked, model);
        figures(oversight, asked, model);
        return "monitoring/monitor";
    }

    @GetMapping("/pantau/langsung/angka")
    String liveFigures(@RequestParam Map<String, String> parameters, Principal manager, Model model) {
        figures(overseers.require(manager.getName()), Asked.of(parameters), model);
        return "monitoring/figures :: figures";
    }

    @GetMapping("/pantau/langsung/daftar")
    String liveList(@RequestParam Map<String, String> parameters, Principal manager, Model model) {
        Oversight oversight = overseers.require(manager.getName());
        Asked asked = Asked.of(parameters);
        list(oversight, asked, model);
        return "monitoring/list :: list";
    }

    private void figures(Oversight oversight, Asked asked, Model model) {
        Overview overview = lookout.overview(oversight, asked.lookBack());
        model.addAttribute("asked", asked);
        model.addAttribute("tempi", Tempo.values());
        model.addAttribute("overview", overview);
        model.addAttribute("outcomes", EscalationOutcome.values());
        model.addAttribute("escalations", lookout.escalations(oversight, asked.lookBack(), ESCALATIONS));
    }

    private void list(Oversight oversight, Asked asked, Model model) {
        List<WatchedWork> found = lookout.list(oversight, asked.wanted(), PAGE + 1);
        boolean more = found.size() > PAGE;
        List<WatchedWork> shown = more ? found.subList(0, PAGE) : found;
        model.addAttribute("asked", asked);
        model.addAttribute("tempi", Tempo.values());
        model.addAttribute("work", shown);
        model.addAttribute("stepsIn", oversight.stepsIn());
        model.addAttribute("kinds", ActPages.KINDS);
        model.addAttribute("never", OpenClocks.NEVER);
        model.addAttribute("next", more ? asked.next(shown.get(PAGE - 1)) : null);
    }
}
