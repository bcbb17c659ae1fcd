package org.tuntas.decree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tuntas.complaint.InvalidInput;
import org.tuntas.sla.Holiday;

/** Files with days off, as they come from ministries, spreadsheets and strangers. */
class DecreeFileTest {

    private static final String DECREE = "SKB 933/2025";
    private static final LocalDate TODAY = LocalDate.parse("2025-08-07");
    private static final DecreeDay LEAVE =
            new DecreeDay(LocalDate.parse("2025-08-18"), "", Holiday.Kind.JOINT_LEAVE, "Proklamasi Kemerdekaan", false);

    private final DecreeText text = new DecreeText(TODAY);

    @Test
    void theListOfAYearHoldsTheOneDayOfALaterDecree() throws Exception {
        read(Files.readString(Path.of("src/main/resources/data/holidays.csv")));
        assertThat(text.days("files")).containsExactly(LEAVE);
        assertThat(text.leftOut()).isGreaterThan(40);
    }

    @Test
    void aSpreadsheetInIndonesianSeparatesBySemicolons() {
        read("\ufeffDate;Kind;Name;Agency\r\n2025-08-18;Cuti-Bersama;Proklamasi Kemerdekaan;\r\n"
                + "2025-08-20;libur-lokal;HUT Kota;kota-bogor\r\n2025-09-05;dicabut;;\r\n");
        assertThat(text.days("files"))
                .containsExactly(
                        LEAVE,
                        new DecreeDay(
                                LocalDate.parse("2025-08-20"),
                                "kota-bogor",
                                Holiday.Kind.LOCAL_HOLIDAY,
                                "HUT Kota",
                                false),
                        new DecreeDay(LocalDate.parse("2025-09-05"), "", Holiday.Kind.HOLIDAY, "", true));
    }

    @Test
    void aCalendarHoldsEventsOfWholeDaysAndCancelledOnes() {
        read(
                calendar(
                        """
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20250818
                DTEND;VALUE=DATE:20250820
                SUMMARY:Cuti bersama
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20250905
                SUMMARY:Maulid Nabi
                STATUS:CANCELLED
                END:VEVENT
                """));
        assertThat(text.days("files"))
                .extracting(DecreeDay::day, DecreeDay::kind, DecreeDay::recalls)
                .containsExactly(
                        tuple(LocalDate.parse("2025-08-18"), Holiday.Kind.JOINT_LEAVE, false),
                        tuple(LocalDate.parse("2025-08-19"), Holiday.Kind.JOINT_LEAVE, false),
                        tuple(LocalDate.parse("2025-09-05"), Holiday.Kind.HOLIDAY, true));
    }

    @Test
    void theSameRowTwiceIsOneDay() {
        read(
                "date,kind,name\n2025-08-18,cuti-bersama,Proklamasi Kemerdekaan\n2025-08-18,cuti-bersama,Proklamasi Kemerdekaan\n");
        assertThat(text.days("files")).containsExactly(LEAVE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "decree.problem.twice | 2025-08-18,cuti-bersama,A\\n2025-08-18,libur-nasional,B",
                "decree.problem.day | 18/08/2025,cuti-bersama,A",
                "decree.problem.reach | 2055-08-18,cuti-bersama,A",
                "decree.problem.kind | 2025-08-18,libur,A",
                "decree.problem.name | 2025-08-18,cuti-bersama,",
                "decree.problem.noDay | ''"
            })
    void whatCannotBeMeantIsToldWithItsRow(String key, String rows) {
        read("date,kind,name\n" + rows.replace("\\n", "\n"));
        assertThatThrownBy(() -> text.days("files"))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.problems())
                        .extracting(problem -> problem.key())
                        .containsExactly(key));
    }

    @Test
    void hostileFilesAreRefused() {
        assertThat(refusal(new byte[0])).isEqualTo("decree.file.empty");
        assertThat(refusal(new byte[300_000])).isEqualTo("decree.file.large");
        assertThat(refusal(new byte[] {(byte) 0xff, (byte) 0xd8, 0, 1})).isEqualTo("decree.file.kind");
        assertThat(refusal("a,b\n1,2\n")).isEqualTo("decree.file.columns");
        assertThat(refusal("date,kind,name\n2025-08-18,\"cuti")).isEqualTo("decree.file.columns");
        assertThat(refusal("BEGIN:VCALENDAR\nEND:VCALENDAR\n")).isEqualTo("decree.file.noEvents");
        assertThat(refusal("date,kind,name\n" + "2025-08-18,cuti-bersama,A\n".repeat(3) + many()))
                .isEqualTo("decree.problem.many");
        read(calendar("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20250818\nSUMMARY:A\nRRULE:FREQ=SECONDLY\nEND:VEVENT\n"
                + "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20250818\nDTEND;VALUE=DATE:29250818\nSUMMARY:B\nEND:VEVENT\n"
                + "BEGIN:VEVENT\nDTSTART:20250818T090000Z\nSUMMARY:C\nEND:VEVENT\n"));
        assertThatThrownBy(() -> text.days("files")).isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(
                        invalid.problems())
                .extracting(problem -> problem.key())
                .containsExactly("decree.problem.recurring", "decree.problem.span", "decree.problem.wholeDays"));
    }

    private static String many() {
        StringBuilder rows = new StringBuilder();
        for (int day = 0; day < 500; day++) {
            rows.append(TODAY.plusDays(day)).append(",libur-nasional,A\n");
        }
        return rows.toString();
    }

    private static String calendar(String events) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n" + events + "END:VCALENDAR\n";
    }

    private void read(String content) {
        new DecreeFile(text, DECREE).read(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(String content) {
        return refusal(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(byte[] content) {
        try {
            new DecreeFile(new DecreeText(TODAY), DECREE).read(content);
            return "";
        } catch (InvalidInput invalid) {
            return List.copyOf(invalid.problems()).get(0).key();
        }
    }
}
