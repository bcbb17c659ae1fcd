package org.tuntas.publication.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.attachment.Attachment;
import org.tuntas.attachment.Cabinet;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.language.Words;
import org.tuntas.organisation.Category;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;
import org.tuntas.publication.PublishedReport;
import org.tuntas.sla.Timekeeper;
import org.tuntas.tracking.TimeMark;

/**
 * A published report as a list shows it, in the reader's words.
 *
 * @param indicator colour of the state, never shown without {@code state}
 * @param place where it is; null when the reporter named no place
 * @param agency the agency that has it; null before it is forwarded
 * @param time {@code past} or {@code near}; null while there is time, or no office's step is open
 * @param age how long ago it was filed
 * @param photo address of a small picture; null when there is none that everybody may see
 */
record ReportLine(
        String number,
        String title,
        String state,
        String indicator,
        @Nullable String place,
        @Nullable String category,
        @Nullable String agency,
        @Nullable String time,
        String age,
        Instant filedAt,
        int supports,
        @Nullable String photo) {

    /** Writes the lines. */
    @Component
    static class Writer {

        private final Registry registry;
        private final Timekeeper timekeeper;
        private final Cabinet cabinet;
        private final Words words;
        private final Clock clock;

        Writer(Registry registry, Timekeeper timekeeper, Cabinet cabinet, Words words, Clock clock) {
            this.cabinet = cabinet;
            this.registry = registry;
            this.timekeeper = timekeeper;
            this.words = words;
            this.clock = clock;
        }

        List<ReportLine> lines(List<PublishedReport> reports) {
            Map<TrackingNumber, Attachment> photos = cabinet.firstPictures(
                    reports.stream().map(PublishedReport::number).toList());
            return reports.stream()
                    .map(report -> line(report, photos.get(report.number())))
                    .toList();
        }

        private ReportLine line(PublishedReport report, @Nullable Attachment photo) {
            return new ReportLine(
                    report.number().value(),
                    report.title(),
                    words.state(report.state()),
                    report.state().indicator().name().toLowerCase(java.util.Locale.ROOT),
                    report.region() == null ? null : registry.regionPath(report.region()),
                    report.category() == null
                            ? null
                            : registry.category(report.category())
                                    .map(Category::name)
                                    .orElse(report.category()),
                    agency(report),
                    time(report),
                    age(report.filedAt()),
                    report.filedAt(),
                    report.supports(),
                    photo == null
                            ? null
                            : "/laporan/" + report.number().value() + "/lampiran/" + photo.id() + "/kecil");
        }

        @Nullable
        String agency(PublishedReport report) {
            return report.agency() == null
                    ? null
                    : registry.node(report.agency()).map(Node::name).orElse(report.agency());
        }

        @Nullable
        String time(PublishedReport report) {
            Instant limit = report.nextLimit();
            if (limit == null || report.state().isFinal()) {
                return null;
            }
            Instant now = clock.instant();
            return switch (TimeMark.at(now, timekeeper.endOfNextWorkingDay(now), limit)) {
                case PAST -> "past";
                case NEAR -> "near";
                case ON_TIME -> null;
            };
        }

        private String age(Instant filedAt) {
            Duration age = Duration.between(filedAt, clock.instant());
            if (age.toHours() < 1) {
                return words.text("publication.age.now");
            }
            return age.toDays() < 1
                    ? words.text("publication.age.hours", age.toHours())
                    : words.text("publication.age.days", age.toDays());
        }
    }
}
