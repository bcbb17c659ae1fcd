package org.tuntas.correspondence;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tuntas.language.Words;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.StaffMember;
import org.tuntas.reporter.TrackingLinks;

/** Letters to officers that are not about one report. Nothing that a reporter typed belongs into them. */
@Component
public class OfficeLetters {

    private final LetterPress press;
    private final TrackingLinks links;
    private final Registry registry;
    private final Words words;
    private final ObjectProvider<Carrier> carrier;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    OfficeLetters(
            LetterPress press,
            TrackingLinks links,
            Registry registry,
            Words words,
            ObjectProvider<Carrier> carrier,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.press = press;
        this.links = links;
        this.registry = registry;
        this.words = words;
        this.carrier = carrier;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * What a letter says.
     *
     * @param heading of the list
     * @param lines of the list
     * @param linkLabel what the link leads to
     * @param path of our page behind the link
     */
    public record Content(
            String subject,
            List<String> paragraphs,
            String heading,
            List<String> lines,
            String linkLabel,
            String path) {

        public Content {
            paragraphs = List.copyOf(paragraphs);
            lines = List.copyOf(lines);
        }
    }

    /** Whether there is a way for letters to take; otherwise mail is switched off. */
    public boolean isOnDuty() {
        return carrier.getIfAvailable() != null;
    }

    /** Address of a page of ours. */
    public String url(String path) {
        return links.base() + path;
    }

    /**
     * Writes a letter, in Indonesian, and hands it over. When this returns, the other side has taken it.
     *
     * @param id the same whenever this letter is tried again
     * @param officer somebody with an address
     * @throws Undeliverable when it was not taken
     * @throws CarrierDown when nothing can be handed over now
     */
    public void send(UUID id, StaffMember officer, Content content) {
        Letter letter = Words.speaking(Words.INDONESIAN, () -> write(id, officer, content));
        try (Carrier.Tour tour = carrier.getObject().begin()) {
            tour.carry(letter);
        }
        publisher.publishEvent(new LetterSent(letter));
    }

    private Letter write(UUID id, StaffMember officer, Content content) {
        LetterContent laidOut = new LetterContent(
                Words.INDONESIAN.getLanguage(),
                LetterForm.onOneLine(content.subject()),
                null,
                null,
                words.text("letter.greeting.officer", officer.name()),
                content.paragraphs(),
                null,
                List.of(),
                null,
                null,
                new LetterContent.Link(content.linkLabel(), url(content.path())),
                content.lines(),
                List.of(),
                words.text(
                        "letter.signature",
                        registry.agencyOf(registry.desk().code()).name()),
                List.of(words.text("letter.footer.officer"), words.text("letter.footer.noReply")),
                new LetterContent.Labels(words.text("letter.number"), words.text("letter.title"), content.heading()));
        return new Letter(
                id,
                Objects.requireNonNull(officer.email(), "an address"),
                false,
                Words.INDONESIAN,
                laidOut.subject(),
                press.text(laidOut),
                press.html(laidOut),
                clock.instant());
    }
}
