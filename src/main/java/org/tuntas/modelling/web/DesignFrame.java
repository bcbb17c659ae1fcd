package org.tuntas.modelling.web;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Form;
import org.tuntas.language.Words;
import org.tuntas.modelling.WhoMayDesign;

/** What the pages of the workbench share, and a page that says why something was refused. */
@ControllerAdvice(basePackageClasses = DesignFrame.class)
class DesignFrame {

    private final WhoMayDesign whoMay;
    private final Telling tell;
    private final CellWords cells;
    private final Words words;

    DesignFrame(WhoMayDesign whoMay, Telling tell, CellWords cells, Words words) {
        this.whoMay = whoMay;
        this.tell = tell;
        this.cells = cells;
        this.words = words;
    }

    @ModelAttribute
    void frame(@Nullable Principal somebody, Model model) {
        model.addAttribute("may", whoMay.of(somebody == null ? "" : somebody.getName()));
        model.addAttribute("tell", tell);
        model.addAttribute("cells", cells);
        model.addAttribute("words", words);
        model.addAttribute("form", Form.untouched());
    }

    /** The model of the failed handler is gone by now: the frame is made again. */
    @ExceptionHandler
    ModelAndView refused(Refused refused, @Nullable Principal somebody) {
        ModelAndView page = new ModelAndView(
                "modelling/refused",
                switch (refused.kind()) {
                    case UNKNOWN -> HttpStatus.NOT_FOUND;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case SLOWED -> HttpStatus.TOO_MANY_REQUESTS;
                    case WRONG_MOMENT -> HttpStatus.CONFLICT;
                    case KEY_REUSED, INVALID -> HttpStatus.BAD_REQUEST;
                });
        page.addObject("may", whoMay.of(somebody == null ? "" : somebody.getName()));
        page.addObject("tell", tell);
        page.addObject("words", words);
        page.addObject("reason", words.refusal(refused));
        return page;
    }
}
