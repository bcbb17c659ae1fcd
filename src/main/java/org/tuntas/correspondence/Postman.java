package org.tuntas.correspondence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.complaint.TimelineEntry;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;
import org.tuntas.reporter.IdentityVault;
import org.tuntas.reporter.Mailbox;

/**
 * Empties the outbox, letter by letter. That a letter is being sent is on disk before the mail server hears of it, and that it was
 * taken afterwards. If the machine dies in between, the same letter is sent again under the same id: a notice may come twice, once in
 * a great while, but it never fails to come.
 */
@Component
class Postman {

    /** Longer than a mail server may take to answer, over all commands of a letter. */
    static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Pauses after failed tries: 65 hours in all, then the letter is given up. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(1));

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private final Outbox outbox;
    private final ObjectProvider<Carrier> carrier;
    private final Complaints complaints;
    private final Freshness freshness;
    private final Concern concern;
    private final DeliveryHours hours;
    private final Scribe scribe;
    private final IdentityVault vault;
    private final Staff staff;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Postman(
            Outbox outbox,
            ObjectProvider<Carrier> carrier,
            Complaints complaints,
            Freshness freshness,
            Concern concern,
            DeliveryHours hours,
            Scribe scribe,
            IdentityVault vault,
            Staff staff,
            ApplicationEventPublisher publisher,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.carrier = carrier;
        this.complaints = complaints;
        this.freshness = freshness;
        this.concern = concern;
        this.hours = hours;
        this.scribe = scribe;
        this.vault = vault;
        this.staff = staff;
        this.publisher = publisher;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What a delivery came to.
     *
     * @param sent letters that were taken
     * @param carrierDown whether it ended because nothing could be handed over
     */
    record Delivery(int sent, boolean carrierDown) {}

    /** Whether there is a way for letters to take; otherwise mail is switched off. */
    boolean isOnDuty() {
        return carrier.getIfAvailable() != null;
    }

    /** Sends what is due, until nothing is, or the mail server takes no more. */
    Delivery deliver() {
        int sent = 0;
        try (Carrier.Tour tour = carrier.getObject().begin()) {
            for (Optional<Parcel> next = next(); next.isPresent(); next = next()) {
                sent += send(tour, next.get()) ? 1 : 0;
            }
            return new Delivery(sent, false);
        } catch (CarrierDown down) {
            LOG.warn("Letters wait: {}", down.getMessage());
            return new Delivery(sent, true);
        }
    }

    /** Notices that go out in one letter. */
    private record Parcel(UUID letter, List<Dispatch> notices) {

        TrackingNumber number() {
            return notices.get(0).number();
        }

        List<UUID> ids() {
            return notices.stream().map(Dispatch::id).toList();
        }

        int attempts() {
            return notices.get(0).attempts() + 1;
        }
    }

    private Optional<Parcel> next() {
        return Objects.requireNonNull(transaction.execute(status -> take()));
    }

    /** Takes the next notices that may go out now, and records that they are on their way. */
    private Optional<Parcel> take() {
        Instant now = clock.instant();
        while (true) {
            List<Dispatch> notices = outbox.take(now, PATIENCE);
            if (notices.isEmpty()) {
                return Optional.empty();
            }
            List<UUID> ids = notices.stream().map(Dispatch::id).toList();
            Optional<Instant> closedUntil = isUrgent(notices)
                    ? Optional.empty()
                    : hours.closedUntil(complaint(notices.get(0).number()));
            if (closedUntil.isEmpty()) {
                UUID letter = Objects.requireNonNullElseGet(notices.get(0).letter(), UUID::randomUUID);
                outbox.sending(ids, letter, now);
                return Optional.of(new Parcel(letter, notices));
            }
            outbox.hold(ids, closedUntil.get());
        }
    }

    private static boolean isUrgent(List<Dispatch> notices) {
        return notices.stream().anyMatch(notice -> notice.notice().urgency() != Notice.Urgency.DAYTIME);
    }

    private boolean send(Carrier.Tour tour, Parcel parcel) {
        Optional<Letter> letter = handOver(tour, parcel);
        letter.ifPresent(taken -> {
            // Should this fail, the letter counts as never answered for, and is sent again under its id.
            end(parcel.ids(), Outbox.End.SENT, "");
            publisher.publishEvent(new LetterSent(taken));
        });
        return letter.isPresent();
    }

    /** The letter, if the other side has taken it. */
    private Optional<Letter> handOver(Carrier.Tour tour, Parcel parcel) {
        try {
            Optional<Letter> letter = prepare(parcel);
            letter.ifPresent(tour::carry);
            return letter;
        } catch (Undeliverable undeliverable) {
            notTaken(parcel, undeliverable);
        } catch (CarrierDown down) {
            leave(parcel, down);
            throw down;
        } catch (RuntimeException fault) {
            LOG.error("Letter {} about {} cannot be written", parcel.letter(), parcel.number(), fault);
            tryAgain(parcel, fault.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    /** Writes the letter of what is still worth sending; ends the rest. */
    private Optional<Letter> prepare(Parcel parcel) {
        return Objects.requireNonNull(transaction.execute(status -> {
            List<Scribe.Told> told = worthSending(parcel, complaint(parcel.number()));
            return told.isEmpty() ? Optional.empty() : write(parcel, told);
        }));
    }

    private List<Scribe.Told> worthSending(Parcel parcel, Complaint complaint) {
        List<TimelineEntry> timeline = complaints.entries(complaint.number());
        Map<Long, TimelineEntry> entries =
                timeline.stream().collect(Collectors.toMap(TimelineEntry::id, Function.identity()));
        List<Scribe.Told> told = new ArrayList<>();
        List<UUID> pointless = new ArrayList<>();
        for (Dispatch notice : parcel.notices()) {
            TimelineEntry entry = entries.get(notice.entry());
            if (entry != null
                    && freshness.isWorthSending(notice.notice(), entry.event(), complaint, notice.officer())
                    && mayKnow(notice.officer(), complaint)) {
                told.add(new Scribe.Told(
                        notice.notice(),
                        new Wording.Case(
                                entry, complaint, timeline, hours.zone(complaint), isLate(notice, entry, complaint))));
            } else {
                pointless.add(notice.id());
            }
        }
        outbox.end(pointless, Outbox.End.DROPPED, "", clock.instant());
        return told;
    }

    /** Of alleged misconduct no unit hears any more, also not what was on its way to it before. */
    private boolean mayKnow(@Nullable String officer, Complaint complaint) {
        return officer == null
                || complaint.supervisionClass() != SupervisionClass.SUPERVISORY
                || staff.groupIdsOf(officer).stream().anyMatch(group -> isAboveUnits(group, complaint));
    }

    private static boolean isAboveUnits(String group, Complaint complaint) {
        return group.startsWith("desk-")
                || group.endsWith("-inspector")
                || Stream.of(complaint.agency(), complaint.namedAgency())
                        .filter(Objects::nonNull)
                        .anyMatch(agency -> Set.of(agency + "-admin", agency + "-head", agency + "-officer")
                                .contains(group));
    }

    private boolean isLate(Dispatch notice, TimelineEntry entry, Complaint complaint) {
        return notice.officer() != null && concern.isLate(entry.event(), complaint, notice.officer());
    }

    private Optional<Letter> write(Parcel parcel, List<Scribe.Told> told) {
        String login = parcel.notices().get(0).officer();
        Optional<Letter> letter;
        if (login == null) {
            Optional<Mailbox> mailbox = vault.mailbox(parcel.number());
            letter = mailbox.map(known -> scribe.toReporter(parcel.letter(), told, known));
        } else {
            letter = staff.find(login)
                    .filter(StaffMember::active)
                    .filter(officer ->
                            officer.email() != null && !officer.email().isBlank())
                    .map(officer -> scribe.toOfficer(parcel.letter(), told, officer));
        }
        if (letter.isEmpty()) {
            outbox.end(parcel.ids(), Outbox.End.NO_ADDRESS, "", clock.instant());
        }
        return letter;
    }

    private void notTaken(Parcel parcel, Undeliverable undeliverable) {
        if (undeliverable.isForGood()) {
            LOG.info(
                    "Letter {} about {} was refused: {}", parcel.letter(), parcel.number(), undeliverable.getMessage());
            end(parcel.ids(), Outbox.End.REFUSED, String.valueOf(undeliverable.getMessage()));
        } else {
            tryAgain(parcel, String.valueOf(undeliverable.getMessage()));
        }
    }

    private void tryAgain(Parcel parcel, String failure) {
        Instant now = clock.instant();
        if (parcel.attempts() > PAUSES.size()) {
            LOG.error("Letter {} about {} is given up: {}", parcel.letter(), parcel.number(), failure);
            end(parcel.ids(), Outbox.End.GIVEN_UP, failure);
            return;
        }
        Instant due = now.plus(PAUSES.get(parcel.attempts() - 1));
        transaction.executeWithoutResult(status -> outbox.retry(parcel.letter(), due, failure, now));
    }

    /** A dead mail server is no fault of a letter, and ends none; one that died while it took the letter may have it. */
    private void leave(Parcel parcel, CarrierDown down) {
        Instant now = clock.instant();
        switch (down.how()) {
            case UNREACHABLE -> putBack(parcel, now, now);
            // Should it be this letter after all that the server does not like, the others get their turn.
            case REFUSING -> putBack(parcel, now.plus(PAUSES.get(0)), now);
            case BROKEN -> tryAgain(parcel, String.valueOf(down.getMessage()));
        }
    }

    private void putBack(Parcel parcel, Instant notBefore, Instant now) {
        transaction.executeWithoutResult(status -> outbox.putBack(parcel.letter(), notBefore, now));
    }

    private void end(Collection<UUID> notices, Outbox.End end, String failure) {
        transaction.executeWithoutResult(status -> outbox.end(notices, end, failure, clock.instant()));
    }

    private Complaint complaint(TrackingNumber number) {
        return complaints
                .find(number)
                .orElseThrow(() ->
                        new IllegalStateException("There is a notice about " + number + ", but no such complaint"));
    }
}
