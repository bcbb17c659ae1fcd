package org.tuntas.demo.web;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.tuntas.demo.DemoClock;
import org.tuntas.language.Words;

/** The page and the endpoint that move the demonstration's clock. */
@Controller
@Profile("demo")
class ClockPage {

    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private final DemoClock clock;
    private final Words words;

    ClockPage(DemoClock clock, Words words) {
        this.clock = clock;
        this.words = words;
    }

    /** What the clock shows, for scripts. */
    record Face(Instant now, @Nullable Instant nextTimer) {}

    @GetMapping("/demo/waktu")
    String page(Model model) {
        model.addAttribute("now", words.moment(clock.now(), ZONE));
        model.addAttribute(
                "next", clock.nextTimer().map(due -> words.moment(due, ZONE)).orElse(null));
        return "demo/clock";
    }

    @PostMapping(path = "/demo/clock/{target}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Void> moveAndReturn(@PathVariable String target) {
        move(target);
        return ResponseEntity.status(303).header("Location", "/demo/waktu").build();
    }

    @PostMapping(path = "/demo/clock/{target}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Face move(@PathVariable String target) {
        switch (target) {
            case "working-day" -> clock.moveOneWorkingDay();
            case "next-timer" -> clock.moveToNextTimer();
            default -> throw new ResponseStatusException(org.springframework.http.HttpStatus.NOT_FOUND);
        }
        return new Face(clock.now(), clock.nextTimer().orElse(null));
    }
}
