package org.tuntas.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.attachment.Cabinet;
import org.tuntas.attachment.ExaminedFile;
import org.tuntas.attachment.Laid;
import org.tuntas.complaint.AgeGroup;
import org.tuntas.complaint.Audience;
import org.tuntas.complaint.Channel;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.ExternalNumbers;
import org.tuntas.complaint.FieldProblem;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.complaint.NewComplaint;
import org.tuntas.complaint.Refused;
import org.tuntas.complaint.SupervisionClass;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;
import org.tuntas.procedure.Procedure;
import org.tuntas.procedure.RoundBacklog;
import org.tuntas.reporter.IdentityVault;
import org.tuntas.reporter.PinDoor;
import org.tuntas.reporter.ReporterIdentity;
import org.tuntas.sla.OpenVisit;
import org.tuntas.sla.Timekeeper;

/**
 * Where every report arrives, whatever its channel. A report is acknowledged when it is durable: one transaction writes
 * complaint, identity, first event and the round that is to be started; the engine follows from that backlog.
 */
@Service
public class IntakeDesk {

    private static final int DRAWS = 5;
    /** Before independence there was no service of ours to complain of. */
    private static final int EARLIEST_YEAR = 1945;
    /** Calendar days; what lay about longer is entered with the day on which it was found, and a note. */
    private static final int LONGEST_ON_THE_WAY = 60;
    /** Code of the other system that numbers letters. */
    private static final String LETTERS = "surat";

    private final Complaints complaints;
    private final IdentityVault vault;
    private final PinDoor pins;
    private final FilingKeys keys;
    private final ExternalNumbers externalNumbers;
    private final RoundBacklog backlog;
    private final Procedure procedure;
    private final Registry registry;
    private final Timekeeper timekeeper;
    private final Cabinet cabinet;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Map<Channel, Counter> filed;
    private final SecureRandom random = new SecureRandom();

    IntakeDesk(
            Complaints complaints,
            IdentityVault vault,
            PinDoor pins,
            FilingKeys keys,
            ExternalNumbers externalNumbers,
            RoundBacklog backlog,
            Procedure procedure,
            Registry registry,
            Timekeeper timekeeper,
            Cabinet cabinet,
            Clock clock,
            MeterRegistry meters,
            PlatformTransactionManager transactions) {
        this.complaints = complaints;
        this.vault = vault;
        this.pins = pins;
        this.keys = keys;
        this.externalNumbers = externalNumbers;
        this.backlog = backlog;
        this.procedure = procedure;
        this.registry = registry;
        this.timekeeper = timekeeper;
        this.cabinet = cabinet;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.filed = Stream.of(Channel.values())
                .collect(Collectors.toUnmodifiableMap(
                        channel -> channel,
                        channel -> meters.counter("tuntas.reports.filed", "channel", channel.name())));
    }

    /**
     * Files a report, or answers as before when it was filed already.
     *
     * @throws InvalidInput naming every field that refers to something unknown or impossible
     * @throws Refused KEY_REUSED when the key or external id belongs to a different report
     */
    public Receipt file(FileComplaint filing) {
        return file(filing, List.of());
    }

    /**
     * Files a report together with what is attached to it: both or nothing.
     *
     * @throws InvalidInput as {@link #file(FileComplaint)}
     * @throws Refused as {@link #file(FileComplaint)}
     */
    public Receipt file(FileComplaint filing, List<ExaminedFile> files) {
        return file(filing, null, files);
    }

    /**
     * Files a report that reached an office on paper, by phone, in person or at its own mailbox, and that an officer types in.
     * Its clocks start on the day it was received. The reporter may be unknown: a letter without a sender is a report too.
     *
     * @throws InvalidInput as {@link #file(FileComplaint)}, and naming {@code receivedOn} or {@code letterNumber}
     * @throws Refused KEY_REUSED when the key or external id belongs to a different report
     */
    public Receipt enter(FileComplaint filing, Entry entry) {
        return file(filing, entry, List.of());
    }

    private Receipt file(FileComplaint filing, @Nullable Entry entry, List<ExaminedFile> files) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        check(filing, entry, now);
        if (!files.isEmpty()
                && keysOf(filing).stream().anyMatch(key -> keys.find(key).isPresent())) {
            // A repetition is told from its key before its files are written a second time.
            return repeated(filing);
        }
        Instant filedAt = entry == null ? now : receivedAt(entry, now);
        Laid laid = cabinet.lay(files);
        for (int draw = 0; draw < DRAWS; draw++) {
            TrackingNumber number =
                    TrackingNumber.draw(random, now.atZone(clock.getZone()).getYear());
            Attempt attempt = attempt(filing, entry, laid, number, filedAt);
            if (attempt != Attempt.NUMBER_TAKEN) {
                if (attempt == Attempt.REPEATED) {
                    return repeated(filing);
                }
                Objects.requireNonNull(filed.get(filing.channel())).increment();
                return receipt(filing, number, filedAt, false);
            }
        }
        throw new IllegalStateException(DRAWS + " tracking numbers in a row were taken already");
    }

    private enum Attempt {
        WRITTEN,
        REPEATED,
        NUMBER_TAKEN
    }

    /** The day is known, not the hour: noon, unless it is today. */
    private Instant receivedAt(Entry entry, Instant now) {
        ZoneId zone = clock.getZone();
        return entry.receivedOn().equals(LocalDate.ofInstant(now, zone))
                ? now
                : entry.receivedOn().atTime(LocalTime.NOON).atZone(zone).toInstant();
    }

    private Attempt attempt(
            FileComplaint filing, @Nullable Entry entry, Laid laid, TrackingNumber number, Instant filedAt) {
        Attempt attempt = transaction.execute(status -> {
            for (String key : keysOf(filing)) {
                if (!keys.claim(key, filing.fingerprint(), number, filedAt)) {
                    return undo(status, Attempt.REPEATED);
                }
            }
            if (!complaints.file(complaint(filing, number, filedAt))) {
                return undo(status, Attempt.NUMBER_TAKEN);
            }
            if (entry != null) {
                write(filing, entry, number);
            }
            cabinet.write(laid);
            cabinet.keep(laid, number, null);
            vault.keep(number, filing.reporter());
            backlog.add(number, 1, clock.instant());
            procedure.startSoon();
            return Attempt.WRITTEN;
        });
        return Objects.requireNonNull(attempt);
    }

    private void write(FileComplaint filing, Entry entry, TrackingNumber number) {
        Instant now = clock.instant();
        complaints.append(ComplaintEvent.plain(
                        number,
                        1,
                        now,
                        EventKind.ENTERED,
                        entry.officer(),
                        "@channel." + filing.channel(),
                        entry.receivedOn().toString())
                .onlyFor(Audience.OFFICERS)
                .noting(entry.note()));
        if (entry.letterNumber() != null
                && !externalNumbers.add(LETTERS, entry.letterNumber(), number, entry.officer(), now)) {
            throw new InvalidInput(List.of(FieldProblem.of("letterNumber", "field.letterTaken", entry.letterNumber())));
        }
    }

    private static Attempt undo(TransactionStatus status, Attempt because) {
        status.setRollbackOnly();
        return because;
    }

    private Receipt repeated(FileComplaint filing) {
        Optional<FilingKeys.Filed> first = keysOf(filing).stream()
                .map(keys::find)
                .flatMap(Optional::stream)
                .findFirst();
        FilingKeys.Filed filed = first.orElseThrow(() -> new Refused(Refused.Kind.KEY_REUSED, "filing.inFlight"));
        // A stranger who guesses a key must not be handed somebody else's number and PIN.
        if (!filed.fingerprint().equals(filing.fingerprint())) {
            throw new Refused(Refused.Kind.KEY_REUSED, "filing.keyReused");
        }
        return receipt(filing, filed.number(), filed.filedAt(), true);
    }

    private Receipt receipt(FileComplaint filing, TrackingNumber number, Instant filedAt, boolean repeated) {
        return new Receipt(
                number,
                pins.firstPin(number),
                ComplaintState.RECEIVED,
                timekeeper.preview(new OpenVisit(
                        number.value(),
                        1,
                        "VERIFICATION",
                        registry.receiving(filing.agency()).code(),
                        null,
                        null,
                        filing.type().name(),
                        SupervisionClass.ORDINARY.name(),
                        filedAt,
                        null)),
                repeated);
    }

    private static NewComplaint complaint(FileComplaint filing, TrackingNumber number, Instant now) {
        return new NewComplaint(
                number,
                filing.type(),
                filing.title(),
                filing.text(),
                filing.occurredOn(),
                filing.place(),
                filing.agency(),
                filing.category(),
                filing.anonymous(),
                filing.secret(),
                filing.channel(),
                filing.externalId(),
                ageGroup(filing.reporter(), now),
                now);
    }

    private static @Nullable AgeGroup ageGroup(@Nullable ReporterIdentity reporter, Instant filedAt) {
        if (reporter == null || reporter.birthYear() == null) {
            return null;
        }
        int age = filedAt.atZone(ZoneId.of("Asia/Jakarta")).getYear() - reporter.birthYear();
        return age < 0 ? null : AgeGroup.of(age);
    }

    private static List<String> keysOf(FileComplaint filing) {
        List<String> keys = new ArrayList<>();
        if (filing.externalId() != null) {
            keys.add("external:" + filing.channel() + ":" + filing.externalId());
        }
        if (filing.idempotencyKey() != null) {
            keys.add("request:" + filing.idempotencyKey());
        }
        return keys;
    }

    private void check(FileComplaint filing, @Nullable Entry entry, Instant now) {
        List<FieldProblem> problems = new ArrayList<>();
        if (entry != null) {
            LocalDate today = LocalDate.ofInstant(now, clock.getZone());
            if (entry.receivedOn().isAfter(today)) {
                problems.add(FieldProblem.of("receivedOn", "field.receivedInFuture"));
            } else if (entry.receivedOn().isBefore(today.minusDays(LONGEST_ON_THE_WAY))) {
                problems.add(FieldProblem.of("receivedOn", "field.receivedTooLongAgo", LONGEST_ON_THE_WAY));
            }
        }
        if (filing.occurredOn() != null
                && filing.occurredOn().isAfter(LocalDate.ofInstant(now, ZoneId.of("Asia/Jayapura")))) {
            // The easternmost zone: nobody is told that their today is tomorrow.
            problems.add(FieldProblem.of("occurredOn", "field.future"));
        }
        if (filing.occurredOn() != null && filing.occurredOn().getYear() < EARLIEST_YEAR) {
            problems.add(FieldProblem.of("occurredOn", "field.tooLongAgo", EARLIEST_YEAR));
        }
        if (filing.place().regionCode() != null
                && registry.region(filing.place().regionCode()).isEmpty()) {
            problems.add(FieldProblem.of(
                    "place.regionCode", "field.unknownRegion", filing.place().regionCode()));
        }
        if (filing.agency() != null && !isAgency(filing.agency())) {
            problems.add(FieldProblem.of("agency", "field.unknownAgency", filing.agency()));
        }
        if (filing.category() != null && registry.category(filing.category()).isEmpty()) {
            problems.add(FieldProblem.of("category", "field.unknownCategory", filing.category()));
        }
        if (entry == null && !filing.anonymous() && !reachable(filing)) {
            problems.add(FieldProblem.of("reporter", "field.unreachable"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems);
        }
    }

    private boolean isAgency(String code) {
        @Nullable Node node = registry.node(code).orElse(null);
        return node != null && node.isAgency() && node.isOpen();
    }

    private static boolean reachable(FileComplaint filing) {
        return filing.reporter() != null
                && filing.reporter().name() != null
                && (filing.reporter().phone() != null || filing.reporter().email() != null);
    }
}
