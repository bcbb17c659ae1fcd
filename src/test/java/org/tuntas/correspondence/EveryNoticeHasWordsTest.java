package org.tuntas.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.complaint.Complaint;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.ComplaintState;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.TimelineEntry;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.organisation.Staff;
import org.tuntas.reporter.Mailbox;
import org.tuntas.sla.OpenVisit;
import org.tuntas.sla.Timekeeper;

/**
 * Writes every letter there is, in both languages, to {@code target/notices} for people to read, and finds in none of them what
 * only programs understand.
 */
class EveryNoticeHasWordsTest extends LettersOfTuntas {

    private static final Path FOLDER = Path.of("target", "notices");
    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final String WRITTEN =
            "Terima kasih atas laporannya.\nPetugas kami sudah ke lokasi <Senin pagi> & memeriksa tiangnya.";

    @Autowired
    Scribe scribe;

    @Autowired
    Staff staff;

    @Autowired
    Timekeeper timekeeper;

    /** A notice as it arises: its entry, and how the complaint stands then. */
    private record Sample(
            String name,
            ComplaintState state,
            @Nullable String closeReason,
            @Nullable Integer rating,
            EventKind kind,
            String actor,
            List<String> arguments) {}

    @Test
    void everyNoticeHasWords() {
        time.set("2026-03-16T10:00");
        ComplaintJourney journey =
                journeys.filed().forwardedTo("kota-tangerang").assignedTo("dishub");
        visits(journey);
        List<Notice> written = new ArrayList<>();
        for (Sample sample : samples().toList()) {
            Wording.Case about = about(journey, sample);
            Notice.forReporter(about.event()).ifPresent(notice -> {
                written.add(notice);
                for (Locale language : List.of(Locale.forLanguageTag("id"), Locale.ENGLISH)) {
                    read(
                            name(notice, sample) + "." + language,
                            scribe.toReporter(
                                    UUID.randomUUID(),
                                    List.of(new Scribe.Told(notice, about)),
                                    new Mailbox(SITI, language)));
                }
            });
            Notice toOfficers = Notice.forOfficers(about.event());
            written.add(toOfficers);
            read(
                    name(toOfficers, sample),
                    scribe.toOfficer(
                            UUID.randomUUID(),
                            List.of(new Scribe.Told(toOfficers, about)),
                            staff.find("budi.dishub").orElseThrow()));
        }
        assertThat(written).as("every notice was written at least once").contains(Notice.values());
    }

    private static Stream<Sample> samples() {
        return Stream.of(
                at(ComplaintState.RECEIVED, EventKind.FILED, "@channel.WEB"),
                at(ComplaintState.FORWARDED, EventKind.FORWARDED, "Kota Tangerang"),
                at(ComplaintState.FORWARDED, EventKind.ASSIGNED, "Dinas Perhubungan"),
                at(ComplaintState.AWAITING_COMPLETION, EventKind.COMPLETION_ASKED, "2026-04-07"),
                at(ComplaintState.AWAITING_COMPLETION, EventKind.REMINDED, "2026-04-07", "AWAITING_COMPLETION"),
                by(ComplaintEvent.REPORTER, ComplaintState.RECEIVED, EventKind.COMPLETED),
                at(ComplaintState.AWAITING_REPORTER, EventKind.QUESTION_ASKED, "Dinas Perhubungan", "2026-04-07"),
                at(ComplaintState.AWAITING_REPORTER, EventKind.REMINDED, "2026-04-07", "ASKING_REPORTER"),
                at(ComplaintState.IN_PROGRESS, EventKind.INTERIM_ANSWER, "2026-03-30"),
                named("first", at(ComplaintState.IN_PROGRESS, EventKind.INTERIM_ANSWER, "2026-03-30")),
                at(ComplaintState.POSTPONED, EventKind.POSTPONED, "@pauseReason.BUDGET_YEAR", "2026-04-02"),
                at(ComplaintState.IN_PROGRESS, EventKind.LIMIT_EXTENDED, "@stage.RESOLUTION", "2026-04-20"),
                at(ComplaintState.IN_PROGRESS, EventKind.DATES_MOVED, "SKB 933/2025"),
                at(ComplaintState.IN_PROGRESS, EventKind.RECLASSIFIED, "@type.COMPLAINT", "@class.SUPERVISORY"),
                at(ComplaintState.RECEIVED, EventKind.TRANSFERRED, "Kota Tangerang", "Kementerian Kesehatan"),
                at(ComplaintState.FORWARDED, EventKind.DETERMINED, "Kota Tangerang"),
                at(ComplaintState.FORWARDED, EventKind.HOLDER_REMINDED, "Petugas Dinas Perhubungan"),
                at(ComplaintState.FORWARDED, EventKind.ESCALATED, "@stage.FOLLOW_UP", "1", "Kepala Dinas Perhubungan"),
                named(
                        "two",
                        at(
                                ComplaintState.FORWARDED,
                                EventKind.ESCALATED,
                                "@stage.FOLLOW_UP",
                                "2",
                                "Pimpinan Kota Tangerang")),
                named("nobody", at(ComplaintState.FORWARDED, EventKind.ESCALATED, "@stage.FOLLOW_UP", "1", "")),
                at(ComplaintState.FORWARDED, EventKind.OMBUDSMAN_RIGHT),
                at(ComplaintState.AWAITING_REPORTER, EventKind.FINAL_ANSWER, "@reason.PARTLY_RESOLVED"),
                at(ComplaintState.AWAITING_REPORTER, EventKind.REMINDED, "2026-04-07"),
                ended(ComplaintState.RESOLVED, "RESOLVED", 5),
                ended(ComplaintState.RESOLVED, "CANNOT_BE_DONE", null),
                ended(ComplaintState.WITHDRAWN, "WITHDRAWN", null),
                ended(ComplaintState.AUTO_CLOSED, "NO_REPLY", null),
                ended(ComplaintState.ARCHIVED, "INCOMPLETE", null),
                ended(ComplaintState.ARCHIVED, "OUT_OF_SCOPE", null),
                ended(ComplaintState.ARCHIVED, "SPAM", null),
                ended(ComplaintState.REFERRED, "OUT_OF_SCOPE", null),
                by(ComplaintEvent.REPORTER, ComplaintState.FORWARDED, EventKind.REOPENED),
                by(ComplaintEvent.REPORTER, ComplaintState.RECEIVED, EventKind.CONTESTED),
                at(ComplaintState.APPEALED, EventKind.STATE_ENTERED, "@state.APPEALED"),
                at(ComplaintState.FORWARDED, EventKind.APPEAL_UPHELD),
                at(ComplaintState.RESOLVED, EventKind.APPEAL_REJECTED),
                at(ComplaintState.MERGED, EventKind.MERGED, "LP-26-7K3M-9QXD"),
                at(ComplaintState.MERGED, EventKind.PARENT_REPLACED, "LP-26-7K3M-9QXD"),
                at(ComplaintState.FORWARDED, EventKind.UNMERGED, "LP-26-7K3M-9QXD"),
                at(ComplaintState.REFERRED, EventKind.REFERRED, "@body.OMBUDSMAN", "–"),
                named("numbered", at(ComplaintState.REFERRED, EventKind.REFERRED, "@body.KPK", "2026/04/117")),
                at(ComplaintState.APPEALED, EventKind.APPEAL_OPENED, "Inspektur Kota Tangerang"),
                at(
                        ComplaintState.IN_PROGRESS,
                        EventKind.RESPONSE_DRAFTED,
                        "Dinas Perhubungan",
                        "Kepala Dinas Perhubungan"),
                at(ComplaintState.IN_PROGRESS, EventKind.RESPONSE_RETURNED),
                at(ComplaintState.FORWARDED, EventKind.LIMIT_WARNING, "@stage.FOLLOW_UP"),
                by(ComplaintEvent.REPORTER, ComplaintState.IN_PROGRESS, EventKind.REPLY),
                at(ComplaintState.FORWARDED, EventKind.RETURNED, "Dinas Perhubungan"),
                at(ComplaintState.IN_PROGRESS, EventKind.MORE_TIME_ASKED, "Dinas Perhubungan", "2026-04-20"),
                at(ComplaintState.IN_PROGRESS, EventKind.MORE_TIME_REFUSED),
                at(ComplaintState.IN_PROGRESS, EventKind.TAKEN_OVER, "Hendra Gunawan"),
                by(ComplaintEvent.REPORTER, ComplaintState.WITHDRAWN, EventKind.WITHDRAWN),
                at(
                        ComplaintState.IN_PROGRESS,
                        EventKind.GLASS_BROKEN,
                        "@identity.scope.IDENTITY",
                        "@identity.reason.DANGER"),
                at(ComplaintState.IN_PROGRESS, EventKind.UNIT_FINISHED, "Dinas Perhubungan", "@reason.RESOLVED"));
    }

    private static Sample at(ComplaintState state, EventKind kind, String... arguments) {
        return new Sample("", state, null, null, kind, "hendra.dishub", List.of(arguments));
    }

    private static Sample by(String actor, ComplaintState state, EventKind kind) {
        return new Sample("", state, null, null, kind, actor, List.of());
    }

    private static Sample ended(ComplaintState state, String reason, @Nullable Integer rating) {
        return new Sample(
                state + "." + reason,
                state,
                reason,
                rating,
                EventKind.STATE_ENTERED,
                ComplaintEvent.SYSTEM,
                List.of("@state." + state));
    }

    private static Sample named(String name, Sample sample) {
        return new Sample(
                name, sample.state, sample.closeReason, sample.rating, sample.kind, sample.actor, sample.arguments);
    }

    private static String name(Notice notice, Sample sample) {
        return notice + (sample.name.isEmpty() ? notice.isForOfficers() ? "." + sample.kind : "" : "." + sample.name);
    }

    private Wording.Case about(ComplaintJourney journey, Sample sample) {
        Complaint c = journey.complaint();
        Instant now = time.now();
        Complaint then = new Complaint(
                c.number(),
                c.type(),
                c.supervisionClass(),
                c.title(),
                c.text(),
                c.publicTitle(),
                c.publicText(),
                c.occurredOn(),
                c.place(),
                c.namedAgency(),
                c.category(),
                false,
                false,
                c.channel(),
                sample.state,
                now,
                1,
                0,
                c.agency(),
                c.unit(),
                c.filedAt(),
                c.forwardedAt(),
                sample.state.isFinal() ? now : null,
                sample.closeReason,
                sample.rating,
                0,
                false,
                false,
                null);
        TimelineEntry entry = entry(
                4,
                journey,
                sample.kind,
                sample.actor,
                sample.kind == EventKind.STATE_ENTERED ? null : WRITTEN,
                sample.arguments);
        List<TimelineEntry> timeline = new ArrayList<>();
        EventKind earlier = Optional.ofNullable(asking(sample)).orElse(EventKind.FILED);
        timeline.add(entry(1, journey, earlier, "rina.desk", WRITTEN, List.of("x", "y")));
        if (sample.kind == EventKind.INTERIM_ANSWER && sample.name.isEmpty()) {
            timeline.add(entry(2, journey, EventKind.INTERIM_ANSWER, "budi.dishub", WRITTEN, List.of("2026-03-25")));
        }
        timeline.add(entry);
        return new Wording.Case(entry, then, timeline, WIB);
    }

    private static @Nullable EventKind asking(Sample sample) {
        if (sample.kind == EventKind.REMINDED) {
            return switch (sample.arguments.size() > 1 ? sample.arguments.get(1) : "") {
                case "AWAITING_COMPLETION" -> EventKind.COMPLETION_ASKED;
                case "ASKING_REPORTER" -> EventKind.QUESTION_ASKED;
                default -> EventKind.FINAL_ANSWER;
            };
        }
        return switch (sample.state) {
            case ARCHIVED -> EventKind.ARCHIVED;
            case AUTO_CLOSED -> EventKind.FINAL_ANSWER;
            default -> null;
        };
    }

    private TimelineEntry entry(
            long id,
            ComplaintJourney journey,
            EventKind kind,
            String actor,
            @Nullable String written,
            List<String> arguments) {
        return new TimelineEntry(
                id,
                ComplaintEvent.plain(journey.number(), 1, time.now(), kind, actor, arguments.toArray(String[]::new))
                        .saying(written, org.tuntas.complaint.Audience.REPORTER));
    }

    /** The clocks of stages in which the samples are said to be. */
    private void visits(ComplaintJourney journey) {
        for (String stage : List.of("AWAITING_COMPLETION", "ASKING_REPORTER", "AWAITING_REPORTER", "APPEAL")) {
            timekeeper.open(new OpenVisit(
                    journey.number().value(),
                    1,
                    stage,
                    "kota-tangerang",
                    null,
                    null,
                    journey.complaint().type().name(),
                    journey.complaint().supervisionClass().name(),
                    time.now(),
                    null));
        }
    }

    private static void read(String name, Letter letter) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(name + ".html"), letter.html());
            Files.writeString(FOLDER.resolve(name + ".txt"), "Subject: " + letter.subject() + "\n\n" + letter.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(List.of(letter.subject(), letter.text(), letter.html().replaceAll("(?s)<style>.*</style>", "")))
                .as(name)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain("{", "}", "null", "notice.", "letter.", "@stage", "@reason", "th:", "??"));
        assertThat(letter.subject()).as(name).matches("\\[LP-[0-9A-Z-]+] \\S.*").hasSizeLessThan(110);
        assertThat(letter.html()).as(name).doesNotContain("<Senin");
        assertThat(letter.text()).as(name).doesNotContain("&lt;", "\n\n\n");
    }
}
