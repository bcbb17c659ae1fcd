package org.tuntas.demo.story;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.Channel;
import org.tuntas.demo.story.InventedReport.Temper;
import org.tuntas.demo.story.InventedReport.Verdict;
import org.tuntas.organisation.Region;
import org.tuntas.organisation.Registry;

/**
 * What 351 people report in a year, as many as did in Kota Tangerang in 2022. The same dice fall the same way at every first
 * start: only the days move along.
 */
final class YearPlan {

    static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final int REPORTS = 351;
    private static final int IN_THE_FLOOD = 9;
    private static final long SEED = 351_2022L;
    /** Days before today on which the flood came. */
    private static final int FLOOD = 301;

    private static final List<Channel> CHANNELS = List.of(
            Channel.WEB,
            Channel.WEB,
            Channel.MOBILE,
            Channel.MOBILE,
            Channel.MOBILE,
            Channel.WHATSAPP,
            Channel.SMS,
            Channel.SOCIAL_MEDIA,
            Channel.EMAIL);

    private final Random dice = new Random(SEED);
    private final Incidents incidents;
    private final Town town;
    private final LocalDate today;

    YearPlan(Registry registry, LocalDate today) {
        this.incidents = Incidents.read(registry);
        this.town = new Town(registry, dice);
        this.today = today;
    }

    /** All reports, the earliest first. */
    List<InventedReport> reports() {
        List<InventedReport> reports = new ArrayList<>();
        IntStream.range(0, IN_THE_FLOOD).forEach(i -> reports.add(inTheFlood(i)));
        while (reports.size() < REPORTS) {
            reports.add(report(incidents.draw(dice), anyDay(), null, false));
        }
        reports.sort(Comparator.comparing(InventedReport::filedAt));
        return reports;
    }

    /** People report less at weekends. */
    private LocalDate anyDay() {
        while (true) {
            LocalDate day = today.minusDays(1 + dice.nextInt(365));
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (!weekend || dice.nextInt(5) < 2) {
                return day;
            }
        }
    }

    private InventedReport inTheFlood(int i) {
        return report(
                incidents.of("lingkungan-hidup-dan-kehutanan/banjir"),
                today.minusDays(FLOOD),
                LocalTime.of(6 + i / 3, 7 * (i % 3) + dice.nextInt(7)),
                true);
    }

    private InventedReport report(Incident incident, LocalDate day, @Nullable LocalTime time, boolean flood) {
        Region district = town.district();
        String address = town.address();
        String spell = town.spell();
        return new InventedReport(
                day.atTime(time == null ? LocalTime.of(6 + dice.nextInt(16), dice.nextInt(60)) : time)
                        .atZone(ZONE)
                        .toInstant(),
                incident,
                told(incident.title(), address.replaceFirst(" \\d+$", ""), district, spell),
                told(incident.text(), address, district, spell) + "\n\n(Laporan rekaan untuk peragaan.)",
                town.place(district, address),
                CHANNELS.get(dice.nextInt(CHANNELS.size())),
                town.somebody(day.getYear()),
                !flood && dice.nextInt(100) < 55,
                dice.nextInt(100) < 22,
                incident.allegesMisconduct() || dice.nextInt(100) < 4,
                flood,
                temper(incident, flood));
    }

    private static String told(String pattern, String place, Region district, String spell) {
        return pattern.replace("{tempat}", place)
                .replace("{kecamatan}", district.name())
                .replace("{lama}", spell);
    }

    private Temper temper(Incident incident, boolean flood) {
        int mood = dice.nextInt(100);
        @Nullable
        Verdict verdict =
                mood < 44 ? Verdict.SATISFIED : mood < 55 ? Verdict.DISSATISFIED : mood < 61 ? Verdict.REPLY : null;
        int stars = dice.nextInt(100);
        boolean missing = !flood && !incident.isArchived() && dice.nextInt(100) < 12;
        int work = dice.nextInt(100) < 72
                ? 1 + dice.nextInt(4)
                : dice.nextInt(100) < 70 ? 5 + dice.nextInt(4) : 9 + dice.nextInt(12);
        return new Temper(
                among(62, 24, 10, 4),
                among(75, 20, 5),
                work,
                // A promise must lie within the time for resolution, which is short for questions and wishes.
                dice.nextInt(100) < 45 && work < 5 && incident.kind().equals("COMPLAINT"),
                missing,
                dice.nextInt(100) < 65,
                dice.nextInt(100) < 40,
                verdict,
                stars < 40 ? 5 : stars < 75 ? 4 : stars < 89 ? 3 : stars < 96 ? 2 : 1,
                dice.nextInt(100) < 80);
    }

    /** A number of days, of which the first is as likely as its share in a hundred. */
    private int among(int... shares) {
        int ticket = dice.nextInt(100);
        for (int days = 0; days < shares.length; days++) {
            ticket -= shares[days];
            if (ticket < 0) {
                return days;
            }
        }
        return shares.length;
    }
}
