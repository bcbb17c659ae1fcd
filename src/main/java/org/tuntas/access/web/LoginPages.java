package org.tuntas.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tuntas.access.StaffPrincipal;

/** The way in and the way out. Both are plain forms: they work without scripts. */
@Controller
class LoginPages {

    @GetMapping("/masuk")
    String login(@Nullable Principal somebody, HttpServletRequest request, Model model) {
        if (somebody != null) {
            return "redirect:/camunda/app/tasklist/default/";
        }
        model.addAttribute("notice", notice(request));
        return "access/masuk";
    }

    /** Reached by a forward only, from a login that came after too many wrong ones. */
    @RequestMapping("/masuk/tunggu")
    String slowed(@RequestAttribute(required = false) @Nullable Long wait, Model model) {
        if (wait == null) {
            return "redirect:/masuk";
        }
        model.addAttribute("notice", "slowed");
        model.addAttribute("wait", wait);
        return "access/masuk";
    }

    @GetMapping("/keluar")
    String logout(@AuthenticationPrincipal @Nullable StaffPrincipal officer, Model model) {
        if (officer == null) {
            return "redirect:/masuk?keluar";
        }
        model.addAttribute("name", officer.fullName());
        return "access/keluar";
    }

    private static String notice(HttpServletRequest request) {
        if (request.getParameter("gagal") != null) {
            return "wrong";
        }
        if (request.getParameter("ulang") != null) {
            return "stale";
        }
        return request.getParameter("keluar") != null ? "out" : "";
    }
}
