package org.tuntas.modelling.web;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.tuntas.modelling.Comparison;
import org.tuntas.modelling.DecisionTables;
import org.tuntas.modelling.DifferenceWords;
import org.tuntas.modelling.DraftDesk;
import org.tuntas.modelling.LimitEffects;
import org.tuntas.modelling.ModelFiles;

/** Puts on a page what a set would change: its files, in words, the rows of its tables, and what other limits mean for open reports. */
@Component
class ChangeView {

    private final LimitEffects effects;

    ChangeView(LimitEffects effects) {
        this.effects = effects;
    }

    void show(ModelFiles before, ModelFiles after, Model model) {
        Locale language = LocaleContextHolder.getLocale();
        DraftDesk.Difference difference = DraftDesk.difference(before, after);
        DifferenceWords words = new DifferenceWords(language);
        List<String> sentences = difference.all().isEmpty()
                ? List.of()
                : Comparison.of(before, after).stream()
                        .filter(one -> !one.isOnlyDrawn())
                        .map(words::what)
                        .toList();
        Set<String> changed = difference.all();
        model.addAttribute("difference", difference);
        model.addAttribute("sentences", sentences);
        model.addAttribute("tables", changed.isEmpty() ? List.of() : DecisionTables.of(after, before));
        model.addAttribute("effects", effects.of(before, after));
        model.addAttribute("ladders", changed.contains("bpmn/escalation-ladder.dmn"));
    }
}
