package org.tuntas.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tuntas.complaint.PersonalNumbers.Finding;
import org.tuntas.complaint.PersonalNumbers.Kind;

class PersonalNumbersTest {

    private static final String[] SEPARATORS = {"", " ", "-", ".", " - ", "\u00a0"};

    @Property
    void aNikIsMarkedHoweverItIsGrouped(
            @ForAll @IntRange(min = 110101, max = 949999) int region,
            @ForAll @LongRange(min = -7305, max = 20000) long born,
            @ForAll boolean woman,
            @ForAll @IntRange(min = 1, max = 9999) int serial,
            @ForAll @IntRange(max = 5) int separator) {
        LocalDate birthday = LocalDate.ofEpochDay(born);
        String day = "%02d".formatted(birthday.getDayOfMonth() + (woman ? 40 : 0));
        String nik = String.join(
                SEPARATORS[separator],
                String.valueOf(region),
                day + "%02d%02d".formatted(birthday.getMonthValue(), birthday.getYear() % 100),
                "%04d".formatted(serial));
        theOnlyOneIs(nik, Kind.NIK);
    }

    @Property
    void otherSixteenDigitsAreMarkedAsThoseOfAFamilyOrABankCard(
            @ForAll @StringLength(12) @NumericChars String digits, @ForAll @IntRange(max = 5) int separator) {
        String number = String.join(
                SEPARATORS[separator], "9999", digits.substring(0, 4), digits.substring(4, 8), digits.substring(8));
        theOnlyOneIs(number, null);
    }

    @Property
    void aMobileNumberIsMarkedHoweverItIsGrouped(
            @ForAll @IntRange(max = 2) int prefix,
            @ForAll @StringLength(min = 8, max = 11) @NumericChars String rest,
            @ForAll @IntRange(max = 5) int separator) {
        String number = String.join(
                SEPARATORS[separator],
                List.of("0", "62", "+62").get(prefix) + "8" + rest.substring(0, 2),
                rest.substring(2, 5),
                rest.substring(5));
        theOnlyOneIs(number, Kind.PHONE);
    }

    @Property
    void anAccountIsMarked(@ForAll @StringLength(min = 9, max = 14) @NumericChars String rest) {
        theOnlyOneIs("1" + rest, Kind.ACCOUNT);
    }

    @Property
    void severalNumbersInARowAreMarkedOneByOne(
            @ForAll @StringLength(8) @NumericChars String one, @ForAll @StringLength(9) @NumericChars String two) {
        String text = "Hubungi 0812" + one + " 0857" + two + " 3671061505850001";
        assertThat(PersonalNumbers.in(text))
                .extracting(found -> text.substring(found.start(), found.end()))
                .containsExactly("0812" + one, "0857" + two, "3671061505850001");
    }

    private static void theOnlyOneIs(String number, Kind kind) {
        for (String around :
                List.of("%s", "Nomor saya: %s.", "(%s)", "RT 03/05, %s, terima kasih", "sejak 12-03-2026 %s")) {
            String text = around.formatted(number);
            List<Finding> findings = PersonalNumbers.in(text);
            assertThat(findings).as(text).hasSize(1);
            assertThat(text.substring(findings.get(0).start(), findings.get(0).end()))
                    .isEqualTo(number);
            if (kind != null) {
                assertThat(findings.get(0).kind()).as(text).isEqualTo(kind);
            }
        }
    }

    @Property
    void aDateWithOrWithoutATimeIsNot(
            @ForAll @IntRange(min = 14000, max = 30000) int day, @ForAll @IntRange(max = 1439) int minute) {
        LocalDate date = LocalDate.ofEpochDay(day);
        String time = "%02d.%02d".formatted(minute / 60, minute % 60);
        String d = "%02d".formatted(date.getDayOfMonth());
        String m = "%02d".formatted(date.getMonthValue());
        for (String separator : List.of("-", ".", " ", "/")) {
            nothingIn(String.join(separator, d, m, String.valueOf(date.getYear())) + " " + time);
            nothingIn(String.join(separator, String.valueOf(date.getYear()), m, d) + " " + time + "-" + time);
        }
        nothingIn("Buka " + time + "-" + time + " dan " + time + " - " + time);
    }

    @Property
    void aPriceIsNot(@ForAll @LongRange(min = 1, max = 999_999_999_999L) long rupiah) {
        String price = String.format(Locale.forLanguageTag("id-ID"), "%,d", rupiah);
        nothingIn("Rp" + price);
        nothingIn("Rp " + price + ",00 menjadi " + price);
        nothingIn("Harga " + price + " " + price);
    }

    @Property
    void houseNumbersPostalCodesAndYearsAreNot(
            @ForAll @IntRange(min = 1, max = 999) int house,
            @ForAll @IntRange(min = 10110, max = 99999) int postal,
            @ForAll @IntRange(min = 1990, max = 2099) int year) {
        nothingIn("Jl. Merdeka No. " + house + "-" + (house + 2) + " RT 003 RW 005 Tangerang " + postal);
        // 62 8… in groups of five is how some write a telephone number.
        Assume.that(postal / 100 != 628);
        nothingIn("Kode pos " + postal + " " + postal + " tahun " + year + "-" + (year + 1));
        nothingIn(year + " " + (year + 1) + " " + house);
    }

    @Property
    void aCoordinateIsNot(
            @ForAll @IntRange(min = 95_000_000, max = 141_000_000) int east,
            @ForAll @IntRange(min = 1, max = 10_999_999) int south) {
        nothingIn("Lokasi -" + String.format(Locale.ROOT, "%.6f, %.6f", south / 1e6, east / 1e6));
    }

    @Property
    void aReportsOwnNumberIsNot(@ForAll long seed, @ForAll @IntRange(min = 2025, max = 2099) int year) {
        nothingIn("Lihat laporan " + TrackingNumber.draw(new Random(seed), year).value() + " kemarin");
    }

    @Property
    void aReportsOwnNumberOfDigitsAloneIsNot(@ForAll long seed) {
        Random dice = new Random(seed);
        String number = "";
        while (!number.matches("LP-[\\d-]+")) {
            number = TrackingNumber.read(
                            "LP-26-%04d-%03d%d".formatted(dice.nextInt(10000), dice.nextInt(1000), dice.nextInt(10)))
                    .map(TrackingNumber::value)
                    .orElse("");
        }
        nothingIn("Lihat laporan " + number);
        String text = number + " 081234567890";
        assertThat(PersonalNumbers.in(text)).containsExactly(new Finding(16, 28, Kind.PHONE));
    }

    private static void nothingIn(String text) {
        assertThat(PersonalNumbers.in(text)).as(text).isEmpty();
    }

    @Property
    void findingsStandInOrderApartFromOneAnotherAndHoldNothingButNumbers(
            @ForAll @Size(max = 40) List<@StringLength(max = 6) @CharRange(from = '(', to = '9') String> pieces,
            @ForAll String anything) {
        String text = String.join(" ", pieces) + anything;
        int from = 0;
        for (Finding found : PersonalNumbers.in(text)) {
            assertThat(found.start()).isGreaterThanOrEqualTo(from);
            assertThat(text.substring(found.start(), found.end())).matches("\\+?\\d[\\d .)\u00a0\u2013-]*\\d");
            from = found.end();
        }
        assertThat(from).isLessThanOrEqualTo(text.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "12 ",
                "0812-",
                "12.",
                "1a",
                "+6281 ",
                "11) ",
                "LP-26-1234-5678 ",
                "07.30-15.30 ",
                "1.000.",
                "000.",
                "Rp1.000 "
            })
    void aMillionHostileCharactersAreReadOnce(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        // A search that looks back over what it read would take hours; a busy machine takes seconds.
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> PersonalNumbers.in(text + "x"));
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> PersonalNumbers.in("x" + text));
    }

    @ParameterizedTest
    @CsvSource({
        "Telepon (021) 5551234, PHONE",
        "Telepon 021-5551234, PHONE",
        "WA 081.234.567.890, PHONE",
        "Rekening 123-456-7890, ACCOUNT",
        "+62 812 3456 7890, PHONE"
    })
    void asPeopleWriteThem(String text, Kind kind) {
        assertThat(PersonalNumbers.in(text)).extracting(Finding::kind).containsExactly(kind);
    }
}
