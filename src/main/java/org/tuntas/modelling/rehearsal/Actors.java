package org.tuntas.modelling.rehearsal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Channel;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.Place;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.intake.FileComplaint;
import org.tuntas.intake.IntakeDesk;
import org.tuntas.intake.Receipt;
import org.tuntas.modelling.rehearsal.ScenarioStep.Deed;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;
import org.tuntas.procedure.OpenTask;
import org.tuntas.procedure.Procedure;
import org.tuntas.procedure.Workbench;
import org.tuntas.procedure.Worklist;
import org.tuntas.redress.RedressDesk;
import org.tuntas.reporter.Proof;
import org.tuntas.reporter.ReporterIdentity;

/** What the people of a play do, at the same desks and under the same rules as in earnest. */
@Component
@Profile("demo")
class Actors {

    private static final ReporterIdentity INVENTED =
            new ReporterIdentity("Pelapor Rekaan", "081200000000", "pelapor@warga.example", null, 1991, null);
    private static final String NOTHING_SAID = "Disampaikan dalam latihan.";

    private final IntakeDesk intake;
    private final RedressDesk redress;
    private final Workbench workbench;
    private final Worklist worklist;
    private final Procedure procedure;
    private final Staff staff;
    private final PlayWords words;
    private final StageNames names;

    Actors(
            IntakeDesk intake,
            RedressDesk redress,
            Workbench workbench,
            Worklist worklist,
            Procedure procedure,
            Staff staff,
            PlayWords words,
            StageNames names) {
        this.intake = intake;
        this.redress = redress;
        this.workbench = workbench;
        this.worklist = worklist;
        this.procedure = procedure;
        this.staff = staff;
        this.words = words;
        this.names = names;
    }

    /** A report is filed. */
    Part file(String name, Map<ReportWord, String> told) {
        Receipt receipt = intake.file(new FileComplaint(
                ComplaintType.valueOf(told.getOrDefault(ReportWord.TYPE, ComplaintType.COMPLAINT.name())),
                told.getOrDefault(ReportWord.TITLE, "Lampu jalan mati"),
                told.getOrDefault(ReportWord.TEXT, "Lampu jalan di depan sekolah mati sejak Senin."),
                null,
                new Place(
                        told.getOrDefault(ReportWord.REGION, "36.71.06"),
                        told.getOrDefault(ReportWord.PLACE, "Jl. HOS Cokroaminoto 10"),
                        null,
                        null),
                told.get(ReportWord.AGENCY),
                told.get(ReportWord.CATEGORY),
                isSaid(told, ReportWord.ANONYMOUS),
                isSaid(told, ReportWord.SECRET),
                INVENTED,
                Channel.WEB,
                null,
                null,
                UUID.randomUUID().toString()));
        return new Part(name, receipt.number(), receipt.pin());
    }

    private static boolean isSaid(Map<ReportWord, String> told, ReportWord word) {
        return ReportWord.YES.contains(told.getOrDefault(word, ""));
    }

    /**
     * An officer decides.
     *
     * @param others numbers of the play's reports by name, for fields that name one
     * @return login of who did
     * @throws Workbench.Declined when a rule of the form is broken
     * @throws Stuck when there is nobody, or no such task for them
     */
    String decide(Part part, Deed.Decide deed, Map<String, TrackingNumber> others) {
        OpenTask task;
        String login;
        if (deed.by() == null) {
            task = open(part, deed.form()).orElseThrow(() -> noTask(part, deed));
            login = somebodyFor(task).orElseThrow(() -> new Stuck(words.text("nobody", task.step())));
        } else {
            login = member(deed.by()).orElse(deed.by());
            task = workbench.find(part.number(), deed.form(), login).orElseThrow(() -> noTask(part, deed));
        }
        workbench.decide(task, login, new HashMap<>(fields(deed, others)));
        return login;
    }

    private Optional<OpenTask> open(Part part, String form) {
        return worklist.of(part.number()).stream()
                .filter(task -> form.equals(procedure.formOf(task.id()).orElse(null)))
                .findFirst();
    }

    private Stuck noTask(Part part, Deed.Decide deed) {
        String open = worklist.of(part.number()).stream()
                .map(task -> procedure.formOf(task.id()).map(names::stepAndId).orElse(task.step()) + ": "
                        + task.groups().stream().sorted().map(names::groupAndId).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
        return new Stuck(words.text(
                deed.by() == null ? "no-task" : "no-task-for",
                names.stepAndId(deed.form()),
                deed.by() == null ? "" : names.groupAndId(deed.by()),
                open.isEmpty() ? Aspect.NONE : open));
    }

    /** Whoever has taken a task, or the first of those to whom it is offered. */
    Optional<String> somebodyFor(OpenTask task) {
        return task.assignee() != null
                ? Optional.of(task.assignee())
                : task.groups().stream()
                        .sorted()
                        .flatMap(group -> member(group).stream())
                        .findFirst();
    }

    private Optional<String> member(String group) {
        return staff.membersOf(group).stream().map(StaffMember::login).findFirst();
    }

    private static Map<String, Object> fields(Deed.Decide deed, Map<String, TrackingNumber> others) {
        Map<String, Object> fields = new LinkedHashMap<>();
        deed.fields().forEach((field, value) -> fields.put(field, value));
        fields.replaceAll((field, value) -> {
            TrackingNumber other =
                    value instanceof String text && text.startsWith("@") ? others.get(text.substring(1)) : null;
            return other == null ? value : other.value();
        });
        return fields;
    }

    /** The reporter says something. */
    void speak(Part part, Deed.Speak deed) {
        RedressDesk.Caller caller = new RedressDesk.Caller(
                part.number(),
                Proof.ofPin(part.pin()),
                "rehearsal-" + part.number().value());
        @Nullable String said = deed.said();
        String text = said == null ? NOTHING_SAID : said;
        switch (deed.what()) {
            case SATISFIED -> redress.satisfied(caller, deed.rating() == null ? 3 : deed.rating(), said);
            case DISSATISFIED -> redress.dissatisfied(caller, text);
            case REPLIES -> redress.reply(caller, text);
            case COMPLETES -> redress.complete(caller, text);
            case WITHDRAWS -> redress.withdraw(caller, said);
            case REOPENS -> redress.reopen(caller, text);
            case CONTESTS -> redress.contest(caller, text);
        }
    }

    /** The tasks of a report that wait for officers, the earliest due first. */
    List<OpenTask> tasks(Part part) {
        return worklist.of(part.number());
    }

    /** Id of the form of a task; empty for none. */
    String form(OpenTask task) {
        return procedure.formOf(task.id()).orElse("");
    }
}
