package org.tuntas.casework.web;

import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tuntas.bulk.BulkKind;
import org.tuntas.casework.NextWork;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.handling.CaseIndex;
import org.tuntas.handling.CaseQuery;
import org.tuntas.handling.WhoMayRead;
import org.tuntas.language.DeadlineView;
import org.tuntas.language.Words;
import org.tuntas.procedure.OpenTask;

/** Where officers begin: what is next, and the search. */
@Controller("officersFrontPage")
class FrontPage {

    private static final int SHOWN_NEXT = 8;
    private static final int PAGE = 25;

    private final NextWork next;
    private final CaseIndex index;
    private final WhoMayRead whoMayRead;
    private final SearchForm searches;
    private final Words words;

    FrontPage(NextWork next, CaseIndex index, WhoMayRead whoMayRead, SearchForm searches, Words words) {
        this.next = next;
        this.index = index;
        this.whoMayRead = whoMayRead;
        this.searches = searches;
        this.words = words;
    }

    /** A step that waits, as the page shows it. */
    record StepView(NextWork.Step step, boolean mine, boolean past, @Nullable DeadlineView limit) {}

    @GetMapping("/petugas")
    String front(@RequestParam Map<String, String> asked, Principal officer, Model model) {
        SearchForm.Asked search = searches.read(asked);
        model.addAttribute("asked", asked);
        model.addAttribute("search", search);
        model.addAttribute("states", ComplaintState.values());
        model.addAttribute("classes", SupervisionClass.values());
        model.addAttribute("choices", searches.choices(whoMayRead.reader(officer.getName())));
        if (search.query() != null) {
            find(search.query(), asked, officer, model);
        } else if (!search.isAsked()) {
            model.addAttribute(
                    "steps",
                    next.of(officer.getName(), SHOWN_NEXT).stream()
                            .map(step -> view(step, officer))
                            .toList());
        }
        return "casework/front";
    }

    private void find(CaseQuery query, Map<String, String> asked, Principal officer, Model model) {
        CaseIndex.Found found = index.find(whoMayRead.reader(officer.getName()), query, PAGE);
        model.addAttribute("found", found);
        model.addAttribute("most", CaseIndex.MOST_COUNTED);
        model.addAttribute("bulkKinds", BulkKind.ofOfficers());
        model.addAttribute("all", searches.all(asked));
        if (found.more()) {
            model.addAttribute(
                    "further",
                    searches.further(
                            asked, found.lines().get(found.lines().size() - 1).place()));
        }
        model.addAttribute("now", searches.now());
        model.addAttribute("near", searches.nearLimit());
    }

    private StepView view(NextWork.Step step, Principal officer) {
        OpenTask task = step.task();
        return new StepView(
                step,
                officer.getName().equals(task.assignee()),
                task.due() != null && task.due().isBefore(searches.now()),
                step.limit() == null ? null : DeadlineView.of(step.limit(), words));
    }

    /** Takes the most urgent step that nobody has, and goes there. */
    @PostMapping("/petugas/berikutnya")
    String take(Principal officer, RedirectAttributes redirect) {
        Optional<OpenTask> taken = next.take(officer.getName());
        if (taken.isEmpty()) {
            redirect.addFlashAttribute("done", words.text("desk.next.none"));
            return "redirect:/petugas";
        }
        return "redirect:" + TaskLink.to(taken.get().id());
    }
}
