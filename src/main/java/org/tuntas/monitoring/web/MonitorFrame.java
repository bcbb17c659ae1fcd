package org.tuntas.monitoring.web;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Form;
import org.tuntas.language.Words;
import org.tuntas.monitoring.Names;

/** What the managers' pages share, and a page that says why something was refused. */
@ControllerAdvice(basePackageClasses = MonitorFrame.class)
class MonitorFrame {

    private final Names names;
    private final Words words;

    MonitorFrame(Names names, Words words) {
        this.names = names;
        this.words = words;
    }

    @ModelAttribute
    void frame(Model model) {
        model.addAttribute("names", names);
        model.addAttribute("words", words);
        model.addAttribute("form", Form.untouched());
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused) {
        ModelAndView page = new ModelAndView(
                "monitoring/refused",
                switch (refused.kind()) {
                    case UNKNOWN -> HttpStatus.NOT_FOUND;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case SLOWED -> HttpStatus.TOO_MANY_REQUESTS;
                    case WRONG_MOMENT -> HttpStatus.CONFLICT;
                    case KEY_REUSED, INVALID -> HttpStatus.BAD_REQUEST;
                });
        page.addObject("words", words);
        page.addObject("reason", words.refusal(refused));
        return page;
    }
}
