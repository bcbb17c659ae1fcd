package org.tuntas.administration.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
import org.tuntas.administration.Mandates;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Form;

/** What all these pages share: navigation by mandate, words, and a page that says why something was refused. */
@ControllerAdvice(basePackageClasses = SettingsFrame.class)
class SettingsFrame {

    private final Mandates mandates;
    private final Saying say;

    SettingsFrame(Mandates mandates, Saying say) {
        this.mandates = mandates;
        this.say = say;
    }

    @ModelAttribute
    void frame(@Nullable Principal somebody, HttpServletRequest request, Model model) {
        model.addAttribute("mandate", mandates.of(somebody == null ? "" : somebody.getName()));
        model.addAttribute("say", say);
        model.addAttribute(
                "path",
                request.getRequestURI().substring(request.getContextPath().length()));
        model.addAttribute("form", Form.untouched());
    }

    /** The model of the failed handler is gone by now: the frame is made again. */
    @ExceptionHandler
    ModelAndView refused(Refused refused, @Nullable Principal somebody, HttpServletRequest request) {
        HttpStatus status =
                switch (refused.kind()) {
                    case UNKNOWN -> HttpStatus.NOT_FOUND;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case SLOWED -> HttpStatus.TOO_MANY_REQUESTS;
                    case WRONG_MOMENT -> HttpStatus.CONFLICT;
                    case KEY_REUSED, INVALID -> HttpStatus.BAD_REQUEST;
                };
        ModelAndView page = new ModelAndView("administration/refused", status);
        page.addObject("mandate", mandates.of(somebody == null ? "" : somebody.getName()));
        page.addObject("say", say);
        page.addObject("path", "/pengaturan");
        page.addObject("reason", say.refusal(refused));
        return page;
    }
}
