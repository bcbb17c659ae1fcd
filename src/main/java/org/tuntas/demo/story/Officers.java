package org.tuntas.demo.story;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.tuntas.attachment.Examiner;
import org.tuntas.attachment.Upload;
import org.tuntas.attachment.Uploads;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.handling.EvidenceDesk;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;
import org.tuntas.procedure.OpenTask;
import org.tuntas.procedure.Procedure;
import org.tuntas.procedure.Workbench;

/** What the officers of the story do with a task: what they would do in the task list, by the same road. */
final class Officers {

    private final Registry registry;
    private final Staff staff;
    private final Workbench workbench;
    private final Procedure procedure;
    private final EvidenceDesk evidence;
    private final Examiner examiner;
    private final Map<String, String> forms = new HashMap<>();

    Officers(
            Registry registry,
            Staff staff,
            Workbench workbench,
            Procedure procedure,
            EvidenceDesk evidence,
            Examiner examiner) {
        this.registry = registry;
        this.staff = staff;
        this.workbench = workbench;
        this.procedure = procedure;
        this.evidence = evidence;
        this.examiner = examiner;
    }

    /** The form on which a task is decided. No model changes while the year passes: the engine is asked once for each step. */
    String formOf(OpenTask task) {
        return forms.computeIfAbsent(
                task.step(), step -> procedure.formOf(task.id()).orElse(""));
    }

    /**
     * Decides a task as the first of those to whom it is offered would.
     *
     * @param parent a report that this one is merged into, when it is being verified; null: none
     * @param promised a working day soon, for answers for now
     * @throws Workbench.Declined when a rule of the form is broken
     */
    void decide(OpenTask task, Life life, Complaint complaint, @Nullable TrackingNumber parent, LocalDate promised) {
        String form = formOf(task);
        String login = whoever(task).orElseThrow(() -> new IllegalStateException("nobody is there for " + task.step()));
        Map<String, Object> fields = fields(form, life, complaint, parent, promised);
        if (form.equals("follow-up-complaint")
                && "FINAL".equals(fields.get("followUpOutcome"))
                && life.report().incident().category().matches(".*(jalan|lampu|penerangan).*")) {
            photograph(task, login, life);
        }
        workbench.decide(task, login, fields);
        life.did(form);
    }

    private Optional<String> whoever(OpenTask task) {
        return task.assignee() != null
                ? Optional.of(task.assignee())
                : task.groups().stream()
                        .sorted()
                        .flatMap(group -> staff.membersOf(group).stream())
                        .map(StaffMember::login)
                        .findFirst();
    }

    private Map<String, Object> fields(
            String form, Life life, Complaint complaint, @Nullable TrackingNumber parent, LocalDate promised) {
        Incident incident = life.report().incident();
        return switch (form) {
            case "verify-complaint" -> verification(life, incident, parent);
            case "assign-unit" ->
                Map.of(
                        "dispositionOutcome", "ASSIGN",
                        "units", List.of(unit(incident)),
                        "type", complaint.type().name(),
                        "supervisionClass", complaint.supervisionClass().name());
            case "follow-up-complaint" -> followUp(life, incident, promised);
            case "approve-response" -> Map.of("approvalOutcome", "APPROVE");
            case "decide-appeal" ->
                life.report().temper().rating() > 3
                        ? Map.of(
                                "appealOutcome", "UPHELD",
                                "reasoning", "Pemeriksaan di lapangan menunjukkan pekerjaan belum selesai.",
                                "instruction", "Selesaikan pekerjaan dan lampirkan foto sesudahnya.")
                        : Map.of(
                                "appealOutcome", "REJECTED",
                                "reasoning", "Pekerjaan telah selesai sesuai dengan kewenangan unit kerja.");
            case "handle-escalation" -> escalation(life, promised);
            case "decide-more-time" -> Map.of("moreTimeOutcome", "GRANT", "note", "Disetujui.");
            default -> Map.of();
        };
    }

    /** Most managers press for the work; some do it themselves or give more time, once. */
    private static Map<String, Object> escalation(Life life, LocalDate until) {
        int rating = life.report().temper().rating();
        boolean first = !life.hasDone("TAKE_OVER") && !life.hasDone("EXTEND");
        if (first && rating == 3) {
            life.did("TAKE_OVER");
            return Map.of("escalationOutcome", "TAKE_OVER", "note", "Saya selesaikan sendiri.");
        }
        if (first && rating < 3 && life.report().incident().kind().equals("COMPLAINT")) {
            life.did("EXTEND");
            return Map.of(
                    "escalationOutcome", "EXTEND",
                    "until", until.toString(),
                    "explanation", "Petugas lapangan baru dapat datang sesudah pekerjaan di tempat lain selesai.",
                    "note", "Jadwal sudah dibahas dengan unit kerja.");
        }
        return Map.of(
                "escalationOutcome", "ACKNOWLEDGE",
                "note", "Sudah dibahas dengan unit kerja; pekerjaan dipercepat.");
    }

    private Map<String, Object> verification(Life life, Incident incident, @Nullable TrackingNumber parent) {
        InventedReport report = life.report();
        if (incident.isArchived()) {
            return Map.of(
                    "verificationOutcome", "ARCHIVE",
                    "archiveReason", incident.archiveReason(),
                    "explanation", incident.answer());
        }
        if (report.temper().incomplete() && !life.hasDone("verify-complaint")) {
            return Map.of(
                    "verificationOutcome",
                    "NEEDS_COMPLETION",
                    "explanation",
                    "Mohon sebutkan patokan tempatnya dan lampirkan foto bila ada, supaya petugas tidak salah lokasi.");
        }
        if (parent != null) {
            return Map.of(
                    "verificationOutcome", "MERGE",
                    "parentNumber", parent.value(),
                    "explanation", "Banjir yang sama sudah dilaporkan warga lain.");
        }
        Map<String, Object> fields = new HashMap<>(Map.of(
                "verificationOutcome", "FORWARD",
                "agency", registry.agencyOf(unit(incident)).code(),
                "type", incident.type(),
                "supervisionClass", incident.allegesMisconduct() ? "SUPERVISORY" : "ORDINARY",
                "category", incident.category(),
                "publicTitle", report.title(),
                "publicText", report.text()));
        return fields;
    }

    /** Where misconduct is alleged, the agency itself, that is its inspector. */
    private static String unit(Incident incident) {
        return incident.allegesMisconduct() ? "kota-tangerang" : incident.unit();
    }

    private static Map<String, Object> followUp(Life life, Incident incident, LocalDate promised) {
        if (life.speaksForNow()) {
            return Map.of(
                    "followUpOutcome", "INTERIM",
                    "answer", incident.interim(),
                    "promisedOn", promised.toString());
        }
        boolean again = life.hasDone("FINAL");
        life.did("FINAL");
        return Map.of(
                "followUpOutcome",
                "FINAL",
                "answer",
                again
                        ? "Kami kembali ke lokasi bersama pelapor dan menyelesaikan yang tertinggal. "
                                + incident.answer()
                        : incident.answer(),
                "resolution",
                "RESOLVED");
    }

    /** A picture that says that it is none. */
    private void photograph(OpenTask task, String login, Life life) {
        try {
            Path picture = Files.createTempFile("tuntas-story-", ".jpg");
            try {
                BufferedImage image = new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB);
                Graphics2D brush = image.createGraphics();
                brush.setColor(new Color(0x37, 0x47, 0x4F));
                brush.fillRect(0, 0, 640, 400);
                brush.setColor(Color.WHITE);
                brush.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 28));
                brush.drawString("Foto rekaan untuk peragaan", 40, 190);
                brush.drawString(life.number().value(), 40, 240);
                brush.dispose();
                ImageIO.write(image, "jpg", picture.toFile());
                byte[] bytes = Files.readAllBytes(picture);
                evidence.bring(
                        task.id(),
                        login,
                        examiner.examine(new Uploads(
                                List.of(new Upload("files[0]", "sesudah.jpg", picture, bytes.length, sha256(bytes))),
                                List.of())));
            } finally {
                Files.deleteIfExists(picture);
            }
        } catch (IOException noSpace) {
            throw new UncheckedIOException(noSpace);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
