package org.tuntas.monitoring.web;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.tuntas.handling.Overseers;
import org.tuntas.handling.Oversight;
import org.tuntas.monitoring.Lookout;
import org.tuntas.monitoring.Passages;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;
import org.tuntas.procedure.Blueprints;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.Holiday;

/** Where the procedure loses time, on the drawing of its models and as a table. */
@Controller
class ProcessPage {

    private static final List<Integer> PERIODS = List.of(7, 30, 90);
    private static final int USUAL_DAYS = 30;
    private static final int LONGEST_DAYS = 366;

    private final Lookout lookout;
    private final Overseers overseers;
    private final Registry registry;
    private final Blueprints blueprints;
    private final CalendarBook calendars;
    private final Clock clock;

    ProcessPage(
            Lookout lookout,
            Overseers overseers,
            Registry registry,
            Blueprints blueprints,
            CalendarBook calendars,
            Clock clock) {
        this.lookout = lookout;
        this.overseers = overseers;
        this.registry = registry;
        this.blueprints = blueprints;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * What was asked, as the page's own links repeat it.
     *
     * @param agency code; empty for all
     * @param from first day
     * @param until last day
     * @param edition id of the models; empty for all versions
     * @param process key of the process that is drawn
     */
    record Asked(
            String agency, LocalDate from, LocalDate until, String edition, String process, HeatMap.Measure measure) {

        /** The same page with another drawing. */
        public String drawing(String newProcess) {
            return new Asked(agency, from, until, edition, newProcess, measure).link() + "#gambar";
        }

        /** The same page with the days up to the last one. */
        public String days(int days) {
            return new Asked(agency, until.minusDays(days - 1L), until, edition, process, measure).link();
        }

        private String link() {
            UriComponentsBuilder link = UriComponentsBuilder.fromPath("/pantau/proses");
            Map<String, String> asked = new TreeMap<>(Map.of(
                    "instansi",
                    agency,
                    "dari",
                    from.toString(),
                    "sampai",
                    until.toString(),
                    "versi",
                    edition,
                    "model",
                    process,
                    "warna",
                    measure.parameter()));
            asked.values().removeIf(String::isEmpty);
            asked.forEach((name, value) -> link.queryParam(name, "{" + name + "}"));
            return link.encode().buildAndExpand(asked).toUriString();
        }
    }

    @GetMapping("/pantau/proses")
    String page(@RequestParam Map<String, String> parameters, Principal manager, Model model) {
        Oversight oversight = overseers.require(manager.getName());
        ZoneId zone = calendars.calendars().of(Holiday.NATIONAL).zone();
        List<Blueprints.Edition> editions = blueprints.editions();
        String edition = editions.stream()
                .map(Blueprints.Edition::bundle)
                .filter(parameters.getOrDefault("versi", "")::equals)
                .findFirst()
                .orElse("");
        String drawn = edition.isEmpty() ? editions.get(0).bundle() : edition;
        List<Blueprints.Sheet> sheets = blueprints.sheets(drawn);
        Blueprints.Sheet sheet = sheets.stream()
                .filter(one -> one.key().equals(parameters.getOrDefault("model", "")))
                .findFirst()
                .orElse(sheets.get(0));
        LocalDate today = LocalDate.now(clock.withZone(zone));
        LocalDate until = day(parameters, "sampai", today);
        LocalDate from = day(parameters, "dari", until.minusDays(USUAL_DAYS - 1L));
        Asked asked = new Asked(
                parameters.getOrDefault("instansi", ""),
                from.isAfter(until)
                        ? until
                        : from.isBefore(until.minusDays(LONGEST_DAYS)) ? until.minusDays(LONGEST_DAYS) : from,
                until,
                edition,
                sheet.key(),
                HeatMap.Measure.of(parameters.getOrDefault("warna", "")));
        HeatMap heat = HeatMap.of(
                lookout.passages(
                        oversight,
                        new Passages.Asked(
                                asked.agency().isEmpty() ? null : asked.agency(),
                                asked.from().atStartOfDay(zone).toInstant(),
                                asked.until().plusDays(1).atStartOfDay(zone).toInstant(),
                                edition.isEmpty() ? null : edition)),
                sheets,
                asked.measure());
        model.addAttribute("asked", asked);
        model.addAttribute("heat", heat);
        model.addAttribute("worst", heat.worst().orElse(null));
        model.addAttribute("measures", HeatMap.Measure.values());
        model.addAttribute("periods", PERIODS);
        model.addAttribute("editions", editions);
        model.addAttribute("sheets", sheets);
        model.addAttribute("sheet", sheet);
        model.addAttribute("drawn", drawn);
        model.addAttribute("zone", zone);
        model.addAttribute(
                "agencies",
                registry.agencies().stream()
                        .filter(office -> sees(oversight, office))
                        .toList());
        return "monitoring/process";
    }

    /** The drawing itself is the same for everybody who may look at figures. */
    @GetMapping("/pantau/proses/{edition}/{process}.bpmn")
    ResponseEntity<String> drawing(@PathVariable String edition, @PathVariable String process, Principal manager) {
        overseers.require(manager.getName());
        return blueprints
                .drawing(edition, process)
                .map(drawing -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_XML)
                        .body(drawing))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND).build());
    }

    private static LocalDate day(Map<String, String> parameters, String name, LocalDate usual) {
        String day = parameters.getOrDefault(name, "");
        try {
            return day.isEmpty() ? usual : LocalDate.parse(day);
        } catch (DateTimeParseException nonsense) {
            return usual;
        }
    }

    private static boolean sees(Oversight oversight, Node agency) {
        return oversight.everywhere() || oversight.offices().contains(agency.code());
    }
}
