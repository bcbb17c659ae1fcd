package org.tuntas.monitoring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.correspondence.CarrierDown;
import org.tuntas.correspondence.OfficeLetters;
import org.tuntas.correspondence.Undeliverable;
import org.tuntas.handling.Overseers;
import org.tuntas.handling.Oversight;
import org.tuntas.language.Words;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;
import org.tuntas.sla.CalendarBook;
import org.tuntas.sla.WorkingCalendar;

/**
 * The managers' morning letter: what is late and what will be after the next working day, on each working day of their agency from
 * seven o'clock there, when letters that are not urgent may go out. Each manager gets it once, also when several nodes run; nobody gets one
 * that says nothing.
 */
@Service
class MorningPost {

    private static final LocalTime FROM = LocalTime.of(7, 0);
    private static final LocalTime TO = LocalTime.of(20, 0);

    /** Longer than a mail server may take to answer. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration PAUSE = Duration.ofMinutes(15);
    private static final int MOST_ATTEMPTS = 20;
    private static final int MOST_LINES = 20;
    private static final String VERIFICATION = "VERIFICATION";
    private static final Logger LOG = LoggerFactory.getLogger(MorningPost.class);

    private final DigestBook book;
    private final Lookout lookout;
    private final Overseers overseers;
    private final OfficeLetters letters;
    private final Staff staff;
    private final Registry registry;
    private final CalendarBook calendars;
    private final Names names;
    private final Words words;
    private final Clock clock;
    private final TransactionTemplate transaction;

    MorningPost(
            DigestBook book,
            Lookout lookout,
            Overseers overseers,
            OfficeLetters letters,
            Staff staff,
            Registry registry,
            CalendarBook calendars,
            Names names,
            Words words,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.book = book;
        this.lookout = lookout;
        this.overseers = overseers;
        this.letters = letters;
        this.staff = staff;
        this.registry = registry;
        this.calendars = calendars;
        this.names = names;
        this.words = words;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether there is a way for letters to take. */
    boolean isOnDuty() {
        return letters.isOnDuty();
    }

    /** Enters who gets a letter today, and sends what is due, until nothing is or the mail server takes no more. */
    void deliver() {
        Instant now = clock.instant();
        staff.all().stream()
                .filter(member -> member.active() && hasAddress(member))
                .forEach(member -> overseers
                        .find(member.login())
                        .filter(Oversight::stepsIn)
                        .flatMap(oversight -> dayOf(oversight, now))
                        .ifPresent(day -> book.enter(member.login(), day, now)));
        try {
            for (Optional<DigestBook.Digest> next = take(); next.isPresent(); next = take()) {
                send(next.get());
            }
        } catch (CarrierDown down) {
            LOG.warn("The managers' letters wait: {}", down.getMessage());
        }
    }

    private Optional<DigestBook.Digest> take() {
        return Objects.requireNonNull(transaction.execute(status -> book.take(clock.instant(), PATIENCE)));
    }

    private static boolean hasAddress(StaffMember member) {
        return member.email() != null && !member.email().isBlank();
    }

    /** Today, if it is a working day of the agency and letters may go out there now. */
    private Optional<LocalDate> dayOf(Oversight oversight, Instant now) {
        String agency = registry.agencyOf(oversight.offices().stream()
                        .sorted()
                        .filter(office -> !oversight.everywhere())
                        .findFirst()
                        .orElseGet(() -> registry.desk().code()))
                .code();
        WorkingCalendar calendar = calendars.calendars().of(agency);
        ZonedDateTime there = now.atZone(calendar.zone());
        boolean open =
                !there.toLocalTime().isBefore(FROM) && there.toLocalTime().isBefore(TO);
        return open && calendar.isWorkingDay(there.toLocalDate()) ? Optional.of(there.toLocalDate()) : Optional.empty();
    }

    private void send(DigestBook.Digest digest) {
        Optional<StaffMember> manager =
                staff.find(digest.manager()).filter(member -> member.active() && hasAddress(member));
        Optional<Oversight> oversight = overseers.find(digest.manager()).filter(Oversight::stepsIn);
        if (manager.isEmpty() || oversight.isEmpty()) {
            end(digest, DigestBook.End.NO_ADDRESS, "");
            return;
        }
        Overview overview = lookout.overview(oversight.get(), Lookout.Period.WEEK);
        if (overview.late() + overview.today() + overview.nextDay() + unverified(overview) == 0) {
            end(digest, DigestBook.End.NOTHING, "");
            return;
        }
        try {
            letters.send(
                    digest.letter(),
                    manager.get(),
                    Words.speaking(Words.INDONESIAN, () -> content(oversight.get(), overview)));
            end(digest, DigestBook.End.SENT, "");
        } catch (Undeliverable undeliverable) {
            if (undeliverable.isForGood()) {
                end(digest, DigestBook.End.REFUSED, String.valueOf(undeliverable.getMessage()));
            } else {
                tryAgain(digest, String.valueOf(undeliverable.getMessage()));
            }
        } catch (CarrierDown down) {
            tryAgain(digest, String.valueOf(down.getMessage()));
            throw down;
        }
    }

    private OfficeLetters.Content content(Oversight oversight, Overview overview) {
        Stream<WatchedWork> urgent =
                Stream.of(Tempo.LATE, Tempo.TODAY, Tempo.NEXT_DAY).flatMap(tempo -> list(oversight, tempo, null));
        // Nobody is told of a report that was just filed: whoever verifies finds it here.
        Stream<WatchedWork> fresh =
                Stream.of(Tempo.FIVE_DAYS, Tempo.LATER).flatMap(tempo -> list(oversight, tempo, VERIFICATION));
        List<String> lines =
                Stream.concat(urgent, fresh).limit(MOST_LINES).map(this::line).toList();
        return new OfficeLetters.Content(
                words.text("monitor.digest.subject", overview.late(), overview.today() + overview.nextDay()),
                List.of(words.text(
                        "monitor.digest.what",
                        overview.late(),
                        overview.today(),
                        overview.nextDay(),
                        overview.openEscalations(),
                        unverified(overview))),
                words.text("monitor.digest.list"),
                lines,
                words.text("monitor.digest.link"),
                "/pantau");
    }

    private Stream<WatchedWork> list(Oversight oversight, Tempo tempo, @Nullable String stage) {
        return lookout.list(oversight, new Lookout.Wanted(tempo, false, null, stage, null), MOST_LINES).stream();
    }

    private static int unverified(Overview overview) {
        return overview.stages().stream()
                .filter(stage -> stage.stage().equals(VERIFICATION))
                .mapToInt(Overview.Stage::all)
                .sum();
    }

    private String line(WatchedWork work) {
        return words.text(
                "monitor.digest.line",
                work.line().number().value(),
                names.left(work),
                names.stage(work.line().stage()),
                names.office(work.line().office()),
                names.holders(work),
                letters.url("/petugas/laporan/" + work.line().number().value()));
    }

    private void tryAgain(DigestBook.Digest digest, String failure) {
        Instant now = clock.instant();
        if (digest.attempts() >= MOST_ATTEMPTS) {
            end(digest, DigestBook.End.GIVEN_UP, failure);
        } else {
            transaction.executeWithoutResult(status -> book.retry(digest, now.plus(PAUSE), failure, now));
        }
    }

    private void end(DigestBook.Digest digest, DigestBook.End end, String failure) {
        transaction.executeWithoutResult(status -> book.end(digest, end, failure, clock.instant()));
    }
}
