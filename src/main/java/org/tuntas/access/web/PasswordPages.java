package org.tuntas.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tuntas.access.NewPassword;
import org.tuntas.access.OwnPassword;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.language.Form;
import org.tuntas.language.Words;

/** One's own password. */
@Controller
class PasswordPages {

    private final OwnPassword passwords;
    private final Words words;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    PasswordPages(OwnPassword passwords, Words words) {
        this.passwords = passwords;
        this.words = words;
    }

    @GetMapping("/sandi")
    String show(Model model) {
        return page(Form.untouched(), model);
    }

    @PostMapping("/sandi")
    String change(
            @RequestParam Map<String, String> typed,
            Principal officer,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(passwords.change(
                    officer.getName(),
                    new OwnPassword.Wish(
                            typed.get("current"), typed.get("next"), typed.get("again"), request.getRemoteAddr())));
            request.changeSessionId();
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
            return "redirect:/sandi?diganti";
        } catch (InvalidInput invalid) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return page(Form.refused("password", Map.of(), invalid, words), model);
        }
    }

    private static String page(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("shortest", NewPassword.minimumLength());
        return "access/password";
    }
}
