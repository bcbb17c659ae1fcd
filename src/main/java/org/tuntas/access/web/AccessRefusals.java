package org.tuntas.access.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.tuntas.complaint.Refused;
import org.tuntas.language.Words;

/** Tells on a page why something of identities is refused. */
@ControllerAdvice(basePackageClasses = AccessRefusals.class)
class AccessRefusals {

    private final Words words;

    AccessRefusals(Words words) {
        this.words = words;
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused) {
        HttpStatus status =
                switch (refused.kind()) {
                    case UNKNOWN -> HttpStatus.NOT_FOUND;
                    case FORBIDDEN -> HttpStatus.FORBIDDEN;
                    case SLOWED -> HttpStatus.TOO_MANY_REQUESTS;
                    case WRONG_MOMENT -> HttpStatus.CONFLICT;
                    case KEY_REUSED, INVALID -> HttpStatus.BAD_REQUEST;
                };
        ModelAndView page = new ModelAndView("access/refused", status);
        page.addObject("reason", words.refusal(refused));
        return page;
    }
}
