package org.tuntas.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.tuntas.attachment.ExaminedFile;
import org.tuntas.attachment.Examiner;
import org.tuntas.attachment.Uploads;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.Refused;
import org.tuntas.intake.FileComplaint;
import org.tuntas.intake.FilingBrake;
import org.tuntas.intake.IntakeDesk;
import org.tuntas.intake.Receipt;
import org.tuntas.language.DeadlineView;
import org.tuntas.language.Words;
import org.tuntas.organisation.Registry;
import org.tuntas.reporter.HandedOut;
import org.tuntas.reporter.ReporterIdentity;

/** Files what stands in the report form, once, and keeps its receipt for whoever sent it. */
@Component
class Filing {

    /** The easternmost zone: nobody is told that their today is tomorrow. */
    private static final ZoneId EASTERNMOST = ZoneId.of("Asia/Jayapura");

    /** What is not part of the report: what the page needs for itself. */
    private static final List<String> OF_THE_PAGE = List.of(
            "_csrf", "key", "go", "langkah", "lang", "situs", "regionName", "found", "province", "regency", "district");

    private final IntakeDesk desk;
    private final Examiner examiner;
    private final FilingBrake brake;
    private final Registry registry;
    private final HandedOut handedOut;
    private final Words words;
    private final Clock clock;
    private final boolean letters;

    Filing(
            IntakeDesk desk,
            Examiner examiner,
            FilingBrake brake,
            Registry registry,
            HandedOut handedOut,
            Words words,
            Clock clock,
            @Value("${spring.mail.host:}") String mailServer) {
        this.desk = desk;
        this.examiner = examiner;
        this.brake = brake;
        this.registry = registry;
        this.handedOut = handedOut;
        this.words = words;
        this.clock = clock;
        this.letters = !mailServer.isBlank();
    }

    /** What is wrong with one step. */
    List<FieldProblem> problems(WrittenReport report, Step step) {
        return report.problems(registry, today()).stream()
                .filter(problem -> Step.of(problem.field()) == step)
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(EASTERNMOST));
    }

    /**
     * Files a report, and says where its receipt is.
     *
     * @throws InvalidInput naming every field and file that is wrong; nothing was filed
     * @throws Refused SLOWED when it is one too many; KEY_REUSED when the form was sent before and has changed since: it has a new key then
     */
    String file(WrittenReport report, HttpServletRequest request) {
        trap(report);
        Uploads uploads = Uploads.of(request);
        List<FieldProblem> problems = new ArrayList<>(report.problems(registry, today()));
        List<ExaminedFile> files = examined(uploads, problems);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
        String language = LocaleContextHolder.getLocale().getLanguage().equals("en") ? "en" : "id";
        FileComplaint filing = report.filing(language, fingerprint(report, uploads));
        FilingBrake.Sender sender = new FilingBrake.Sender(
                request.getRemoteAddr(), request.getSession().getId());
        Receipt receipt;
        try {
            receipt = brake.counted(sender, filing.reporter(), () -> desk.file(filing, files));
        } catch (Refused refused) {
            throw reused(report, refused);
        }
        String key = report.value("key");
        KeptReceipts.of(request.getSession()).keep(key, kept(receipt, filing));
        return "/lapor/tanda-terima/" + key;
    }

    /** A field that nobody sees is filled in by programs, and sometimes by a browser that means well: so it is said. */
    private static void trap(WrittenReport report) {
        if (report.isFromARobot()) {
            report.forgetTheTrap();
            throw new Refused(Refused.Kind.INVALID, "filing.trap");
        }
    }

    private List<ExaminedFile> examined(Uploads uploads, List<FieldProblem> problems) {
        try {
            return examiner.examine(uploads);
        } catch (InvalidInput unfit) {
            unfit.problems().stream()
                    .map(problem -> new FieldProblem("files", problem.key(), problem.arguments()))
                    .forEach(problems::add);
            return List.of();
        }
    }

    private static Refused reused(WrittenReport report, Refused refused) {
        if (refused.kind() != Refused.Kind.KEY_REUSED || refused.key().equals("filing.inFlight")) {
            return refused;
        }
        report.renew();
        return new Refused(Refused.Kind.KEY_REUSED, "filing.sentBefore");
    }

    private KeptReceipts.Kept kept(Receipt receipt, FileComplaint filing) {
        DeadlineView deadline = DeadlineView.of(receipt.deadline(), words);
        ReporterIdentity reporter = filing.reporter();
        return new KeptReceipts.Kept(
                receipt.number().value(),
                registry.receiving(filing.agency()).name(),
                deadline.inWords(),
                deadline.why(),
                letters && reporter != null && reporter.email() != null,
                clock.instant().plus(KeptReceipts.KEPT));
    }

    /** Keyed: a plain digest would let whoever has the database guess the phone number in it. */
    private String fingerprint(WrittenReport report, Uploads uploads) {
        TreeMap<String, String> fields = new TreeMap<>(report.typed());
        fields.keySet().removeAll(OF_THE_PAGE);
        fields.values().removeIf(String::isBlank);
        return handedOut.fingerprint(
                ("form" + fields + report.region() + uploads.fingerprint()).getBytes(StandardCharsets.UTF_8));
    }
}
