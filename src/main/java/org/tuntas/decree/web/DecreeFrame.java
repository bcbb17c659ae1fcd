package org.tuntas.decree.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
import org.tuntas.complaint.Refused;
import org.tuntas.decree.DecreeDesk;
import org.tuntas.language.Form;

/** What the pages of the holiday desk share, and a page that says why something was refused. */
@ControllerAdvice(basePackageClasses = DecreeFrame.class)
class DecreeFrame {

    private final DecreeDesk desk;
    private final DecreeWords decreeWords;

    DecreeFrame(DecreeDesk desk, DecreeWords decreeWords) {
        this.desk = desk;
        this.decreeWords = decreeWords;
    }

    @ModelAttribute
    void frame(@Nullable Principal somebody, HttpServletRequest request, Model model) {
        model.addAttribute("may", desk.may(somebody == null ? "" : somebody.getName()));
        model.addAttribute("say", decreeWords);
        model.addAttribute("path", path(request));
        model.addAttribute("form", Form.untouched());
    }

    private static String path(HttpServletRequest request) {
        // An address that only takes forms cannot be opened again in the other language.
        return request.getMethod().equals("GET")
                ? request.getRequestURI().substring(request.getContextPath().length())
                : "/perancang/libur";
    }

    /** The model of the failed handler is gone by now: the frame is made again. */
    @ExceptionHandler
    ModelAndView refused(Refused refused, @Nullable Principal somebody) {
        ModelAndView page = new ModelAndView(
                "decree/refused",
                switch (refused.kind()) {
                    case UNKNOWN -> HttpStatus.NOT_FOUND;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case SLOWED -> HttpStatus.TOO_MANY_REQUESTS;
                    case WRONG_MOMENT -> HttpStatus.CONFLICT;
                    case KEY_REUSED, INVALID -> HttpStatus.BAD_REQUEST;
                });
        page.addObject("may", desk.may(somebody == null ? "" : somebody.getName()));
        page.addObject("say", decreeWords);
        page.addObject("path", "/perancang/libur");
        page.addObject("reason", decreeWords.refusal(refused));
        return page;
    }
}
