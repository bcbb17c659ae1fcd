package org.tuntas.correspondence;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.TimelineEntry;
import org.tuntas.correspondence.LetterContent.Link;
import org.tuntas.correspondence.LetterContent.Quote;
import org.tuntas.language.Words;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.StaffMember;
import org.tuntas.reporter.Mailbox;
import org.tuntas.reporter.TrackingLinks;

/**
 * Writes letters: one for all that one recipient is to be told of one complaint. The weightiest notice gives it its subject and
 * its text, the others a line each.
 *
 * <p>Nothing that a reporter typed goes into a letter, not even their name: anybody can file a report under anybody's address, and
 * would have us send their words there. Of secret and anonymous reports a letter says no more than that there is something to read.
 */
@Component
class Scribe {

    private static final int LONGEST_QUOTE = 2_000;

    private final Wording wording;
    private final LimitLines limits;
    private final LetterPress press;
    private final TrackingLinks links;
    private final Registry registry;
    private final Words words;
    private final MailSettings settings;
    private final Clock clock;

    Scribe(
            Wording wording,
            LimitLines limits,
            LetterPress press,
            TrackingLinks links,
            Registry registry,
            Words words,
            MailSettings settings,
            Clock clock) {
        this.wording = wording;
        this.limits = limits;
        this.press = press;
        this.links = links;
        this.registry = registry;
        this.words = words;
        this.settings = settings;
        this.clock = clock;
    }

    /** A notice with what it is about. */
    record Told(Notice notice, Wording.Case about) {}

    /**
     * The letter to a reporter.
     *
     * @param told at least one, oldest first
     */
    Letter toReporter(UUID id, List<Told> told, Mailbox mailbox) {
        return Words.speaking(mailbox.language(), () -> {
            Told lead = lead(told);
            Complaint complaint = lead.about().complaint();
            boolean discreet = (complaint.secret() || complaint.anonymous()) && lead.notice() != Notice.RECEIVED;
            LetterContent content = discreet ? discreetly(lead, mailbox) : openly(told, lead, mailbox);
            return letter(id, mailbox.address(), true, content, mailbox);
        });
    }

    /** The letter to an officer. Officers are written to in Indonesian. */
    Letter toOfficer(UUID id, List<Told> told, StaffMember officer) {
        Mailbox mailbox = new Mailbox(
                Objects.requireNonNull(officer.email(), "who has no address gets no letter"), Words.INDONESIAN);
        return Words.speaking(
                mailbox.language(),
                () -> letter(id, mailbox.address(), false, forOfficer(told, lead(told), officer), mailbox));
    }

    private Letter letter(UUID id, String to, boolean forReporter, LetterContent content, Mailbox mailbox) {
        return new Letter(
                id,
                to,
                forReporter,
                mailbox.language(),
                content.subject(),
                press.text(content),
                press.html(content),
                clock.instant());
    }

    /** The newest of the weightiest. */
    private static Told lead(List<Told> told) {
        return told.stream()
                .max(Comparator.comparing((Told one) -> one.notice().weight())
                        .thenComparing(one -> one.about().entry().id()))
                .orElseThrow();
    }

    private LetterContent openly(List<Told> told, Told lead, Mailbox mailbox) {
        Complaint complaint = lead.about().complaint();
        LimitLines.Lines lines = limits.of(lead.notice(), lead.about());
        return new LetterContent(
                mailbox.language().getLanguage(),
                subject(complaint, part(lead, "subject").orElseThrow()),
                complaint.number().value(),
                complaint.publicTitle(),
                words.text("letter.greeting"),
                paragraphs(part(lead, "what").orElseThrow()),
                quote(lead),
                lines.limits(),
                lines.daysOff(),
                part(lead, "todo").orElse(null),
                new Link(words.text("letter.link"), links.toReport(complaint.number())),
                others(told, lead),
                help(complaint),
                signature(),
                List.of(
                        words.text("letter.footer.reporter", complaint.number().value()),
                        words.text("letter.footer.secretLink"),
                        words.text("letter.footer.noReply")),
                labels());
    }

    private LetterContent discreetly(Told lead, Mailbox mailbox) {
        Complaint complaint = lead.about().complaint();
        String number = complaint.number().value();
        Optional<String> day =
                lead.notice().asksReporter() ? limits.lastDay(lead.notice(), lead.about()) : Optional.empty();
        return new LetterContent(
                mailbox.language().getLanguage(),
                subject(
                        complaint,
                        words.text(day.isPresent() ? "letter.discreet.subject.asks" : "letter.discreet.subject")),
                number,
                null,
                words.text("letter.greeting"),
                Stream.of(
                                Optional.of(words.text("letter.discreet.what", number)),
                                day.map(known -> words.text("letter.discreet.asks", known)))
                        .flatMap(Optional::stream)
                        .toList(),
                null,
                List.of(),
                null,
                null,
                new Link(words.text("letter.link"), links.toReport(complaint.number())),
                List.of(),
                help(complaint),
                signature(),
                List.of(
                        words.text("letter.footer.reporter", number),
                        words.text("letter.footer.secretLink"),
                        words.text("letter.footer.noReply")),
                labels());
    }

    private LetterContent forOfficer(List<Told> told, Told lead, StaffMember officer) {
        Complaint complaint = lead.about().complaint();
        LimitLines.Lines lines = limits.of(lead.notice(), lead.about());
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(words.sentence(lead.about().event()) + ".");
        part(lead, "what").map(Scribe::paragraphs).ifPresent(paragraphs::addAll);
        return new LetterContent(
                Words.INDONESIAN.getLanguage(),
                subject(complaint, part(lead, "subject").orElseThrow()),
                complaint.number().value(),
                complaint.secret() ? null : complaint.publicTitle(),
                words.text("letter.greeting.officer", officer.name()),
                paragraphs,
                note(lead),
                lines.limits(),
                lines.daysOff(),
                part(lead, "todo").orElse(null),
                officersLink(lead.notice()),
                others(told, lead),
                List.of(),
                signature(),
                List.of(words.text("letter.footer.officer"), words.text("letter.footer.noReply")),
                labels());
    }

    private Link officersLink(Notice notice) {
        return notice == Notice.OFFICER_GLASS_BROKEN
                ? new Link(words.text("letter.link.auditor"), links.base() + "/petugas/catatan-akses")
                : new Link(words.text("letter.link.officer"), links.base() + "/camunda/app/tasklist/default/");
    }

    private Optional<String> part(Told told, String part) {
        return wording.of(told.notice(), part, told.about());
    }

    private String subject(Complaint complaint, String about) {
        return LetterForm.onOneLine("[" + complaint.number() + "] " + about);
    }

    /** What was written with the entry itself or, for reminders and closings, with the one that they are about. */
    private @Nullable Quote quote(Told lead) {
        Set<EventKind> kinds =
                switch (lead.notice()) {
                    case COMPLETION_REMINDER -> Set.of(EventKind.COMPLETION_ASKED);
                    case QUESTION_REMINDER -> Set.of(EventKind.QUESTION_ASKED);
                    case CLOSING_REMINDER -> Set.of(EventKind.FINAL_ANSWER);
                    case CLOSED -> Set.of(EventKind.ARCHIVED, EventKind.FINAL_ANSWER);
                    default -> Set.of(lead.about().event().kind());
                };
        String written = lead.about().timeline().stream()
                .filter(entry -> entry.id() <= lead.about().entry().id())
                .map(TimelineEntry::event)
                .filter(event -> event.round() == lead.about().event().round() && kinds.contains(event.kind()))
                .reduce((earlier, later) -> later)
                .map(Wording::writtenByOfficers)
                .orElse(null);
        if (written == null || written.isBlank()) {
            return null;
        }
        return new Quote(part(lead, "quote").orElseGet(() -> words.text("letter.quote")), quoted(written));
    }

    /** What a head noted for the unit that asked for more time. */
    private @Nullable Quote note(Told lead) {
        String note = lead.about().event().internalNote();
        return lead.notice() != Notice.OFFICER_MORE_TIME_DECIDED
                        || lead.about().complaint().secret()
                        || note == null
                ? null
                : new Quote(part(lead, "quote").orElseThrow(), quoted(note));
    }

    private List<String> quoted(String written) {
        boolean tooLong = written.length() > LONGEST_QUOTE;
        String shown = tooLong ? written.substring(0, LONGEST_QUOTE) + " …" : written;
        List<String> lines = new ArrayList<>(shown.strip()
                .lines()
                .map(line -> line.replaceAll("\\p{Cntrl}", " "))
                .toList());
        if (tooLong) {
            lines.add(words.text("letter.quote.more"));
        }
        return lines;
    }

    private List<String> others(List<Told> told, Told lead) {
        return told.stream()
                .filter(one -> one.about().entry().id() != lead.about().entry().id())
                .map(one -> words.moment(one.about().event().at(), one.about().zone()) + ": "
                        + words.sentence(one.about().event()))
                .toList();
    }

    /** A closed report takes no messages. */
    private List<String> help(Complaint complaint) {
        String elsewhere = settings.help();
        return Stream.of(
                        complaint.state().isFinal() ? "" : words.text("letter.help"),
                        elsewhere == null || elsewhere.isBlank() ? "" : words.text("letter.help.elsewhere", elsewhere))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private String signature() {
        return words.text(
                "letter.signature", registry.agencyOf(registry.desk().code()).name());
    }

    private LetterContent.Labels labels() {
        return new LetterContent.Labels(
                words.text("letter.number"), words.text("letter.title"), words.text("letter.before"));
    }

    private static List<String> paragraphs(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.toList());
    }
}
