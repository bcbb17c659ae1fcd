package org.tuntas.redress.web;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.OfficersWord;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.language.Awaited;
import org.tuntas.language.NotNow;
import org.tuntas.language.Words;
import org.tuntas.redress.RedressDesk;
import org.tuntas.sla.Timekeeper;

/** What the reporter must have before their eyes while they write: what officers said last, and until when they are waited for. */
@Component
class FormContext {

    private final Complaints complaints;
    private final Timekeeper timekeeper;
    private final Words words;
    private final Clock clock;

    FormContext(Complaints complaints, Timekeeper timekeeper, Words words, Clock clock) {
        this.complaints = complaints;
        this.timekeeper = timekeeper;
        this.words = words;
        this.clock = clock;
    }

    /**
     * What a form shows above its fields.
     *
     * @param silence what happens without a word from the reporter; null while nobody waits for one
     * @param appeal whether the next objection is heard as an appeal
     * @param missing what reports usually tell and this one does not, see {@link Complaint#missing}
     * @param archived whether it has ended in the archive, from which completing it saves it
     * @param notNow why this cannot be done now; null when it can
     */
    record Before(
            @Nullable ComplaintEvent said,
            @Nullable String silence,
            boolean appeal,
            List<String> missing,
            boolean archived,
            @Nullable String notNow) {

        void into(Model model, boolean objecting, boolean completing) {
            model.addAttribute("said", said);
            model.addAttribute("silence", silence);
            model.addAttribute("notNow", notNow);
            if (completing) {
                model.addAttribute("missing", missing);
            }
            if (completing && archived) {
                model.addAttribute("about", "lengkapi.arsip");
            }
            if (objecting && appeal) {
                model.addAttribute("about", "belum-puas.appeal");
            }
        }
    }

    /** @param action as in {@link Complaint#reporterActions} */
    Before of(TrackingNumber number, String action) {
        Optional<Complaint> found = complaints.find(number);
        return new Before(
                found.flatMap(complaint -> OfficersWord.newest(complaints.timeline(number), complaint.round()))
                        .orElse(null),
                found.filter(complaint -> !complaint.state().isFinal())
                        .flatMap(complaint -> timekeeper.current(number.value()))
                        .flatMap(visit -> Awaited.silence(timekeeper.explain(visit), words))
                        .orElse(null),
                found.filter(RedressDesk::appealsNext).isPresent(),
                found.map(Complaint::missing).orElse(List.of()),
                found.filter(complaint -> complaint.state() == ComplaintState.ARCHIVED)
                        .isPresent(),
                found.filter(complaint ->
                                !complaint.reporterActions(clock.instant()).contains(action))
                        .map(complaint -> NotNow.why(action, complaint, clock.instant(), words))
                        .orElse(null));
    }
}
