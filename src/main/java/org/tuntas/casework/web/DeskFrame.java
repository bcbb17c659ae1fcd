package org.tuntas.casework.web;

import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
import org.tuntas.casework.CounterDesk;
import org.tuntas.complaint.Refused;
import org.tuntas.handling.AnswerTemplates;
import org.tuntas.handling.Overseers;
import org.tuntas.language.Form;
import org.tuntas.language.Words;
import org.tuntas.organisation.Staff;

/** What the officers' pages share: ways on for those who may take them, and a page that says why something was refused. */
@ControllerAdvice(basePackageClasses = DeskFrame.class)
class DeskFrame {

    private static final Set<String> SETTINGS = Set.of("operator", "auditor");
    private static final Set<String> DESIGNING = Set.of("process-designer", "process-approver", "auditor");

    private final CounterDesk counter;
    private final AnswerTemplates templates;
    private final Overseers overseers;
    private final Staff staff;
    private final Naming naming;
    private final Words words;

    DeskFrame(
            CounterDesk counter,
            AnswerTemplates templates,
            Overseers overseers,
            Staff staff,
            Naming naming,
            Words words) {
        this.counter = counter;
        this.templates = templates;
        this.overseers = overseers;
        this.staff = staff;
        this.naming = naming;
        this.words = words;
    }

    /** Which ways on somebody has from here. */
    record Ways(String login, boolean counter, boolean templates, boolean monitor, boolean designs, boolean settings) {}

    @ModelAttribute
    void frame(@Nullable Principal somebody, Model model) {
        model.addAttribute("ways", ways(somebody));
        model.addAttribute("words", words);
        model.addAttribute("naming", naming);
        model.addAttribute("zone", Naming.ZONE);
        model.addAttribute("form", Form.untouched());
    }

    private Ways ways(@Nullable Principal somebody) {
        String login = somebody == null ? "" : somebody.getName();
        Set<String> groups = staff.groupIdsOf(login);
        boolean keeps = templates.mayKeep(login);
        return new Ways(
                login,
                counter.mayEnter(login),
                keeps,
                overseers.find(login).isPresent(),
                groups.stream().anyMatch(DESIGNING::contains),
                groups.stream().anyMatch(SETTINGS::contains)
                        || templates.agenciesOf(login).stream()
                                .anyMatch(agency -> groups.contains(agency.code() + "-admin")));
    }

    /** The model of the failed handler is gone by now: the frame is made again. */
    @ExceptionHandler
    ModelAndView refused(Refused refused, @Nullable Principal somebody) {
        HttpStatus status =
                switch (refused.kind()) {
                    case UNKNOWN -> HttpStatus.NOT_FOUND;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case SLOWED -> HttpStatus.TOO_MANY_REQUESTS;
                    case WRONG_MOMENT -> HttpStatus.CONFLICT;
                    case KEY_REUSED, INVALID -> HttpStatus.BAD_REQUEST;
                };
        ModelAndView page = new ModelAndView("casework/refused", status);
        page.addObject("ways", ways(somebody));
        page.addObject("words", words);
        page.addObject("reason", words.refusal(refused));
        return page;
    }
}
