package org.tuntas.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.tuntas.sla.ExplainedDeadline;
import org.tuntas.sla.ExplainedPause;
import org.tuntas.sla.SkippedDay;

class DeadlineViewTest {

    private static final ExplainedPause WAITED = pause("AWAITING_REPORTER", "2026-03-03", "2026-03-09", false);

    private final Words words = words();

    @AfterEach
    void nobodyAsks() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void aPauseIsToldWithItsReasonAndDays() {
        DeadlineView view = DeadlineView.of(deadline(List.of(WAITED), null, null, null), words);

        assertThat(view.pauses()).hasSize(1);
        assertThat(view.pauses().get(0).inWords()).isEqualTo("Jeda: menunggu jawaban pelapor, 3–9 Maret 2026");
        assertThat(view.pauses().get(0).until()).hasToString("2026-03-09T16:00+08:00");
        assertThat(view.skipped().get(0).reason()).isEqualTo("menunggu jawaban pelapor");
        assertThat(view.why())
                .isEqualTo("14 hari kerja, dihitung sejak hari sesudah Senin, 2 Maret 2026. Dasar: Perda 1. "
                        + "1 hari dilewati (akhir pekan, libur, atau jeda).");
    }

    @Test
    void aPauseThatLastsIsToldWithItsLatestEnd() {
        ExplainedPause waits = pause("BUDGET_YEAR", "2026-03-03", "2026-03-09", true);

        assertThat(DeadlineView.of(deadline(List.of(waits), null, null, null), words)
                        .pauses()
                        .get(0)
                        .inWords())
                .isEqualTo(
                        "Jeda: menunggu tahun anggaran berikutnya, sejak 3 Maret 2026, paling lambat sampai 9 Maret 2026");
    }

    @Test
    void aReasonThatADesignerInventedIsToldInGeneralTerms() {
        ExplainedPause waits = pause("STRIKE", "2026-03-03", "2026-03-09", false);

        assertThat(DeadlineView.of(deadline(List.of(waits), null, null, null), words)
                        .pauses()
                        .get(0)
                        .inWords())
                .isEqualTo("Jeda: Waktu dihentikan sementara, 3–9 Maret 2026");
    }

    @Test
    void anExtensionIsWhatSetsTheDate() {
        LocalDate limit = LocalDate.parse("2026-03-27");

        assertThat(why(deadline(List.of(), limit.minusDays(3), limit, 5)))
                .isEqualTo("Batas diperpanjang sampai Jumat, 27 Maret 2026.");
        assertThat(why(deadline(List.of(), null, limit.minusDays(1), null)))
                .isEqualTo("Batas diperpanjang sampai Kamis, 26 Maret 2026, lalu bergeser karena hari libur atau jeda "
                        + "sesudahnya.");
    }

    @Test
    void aCorrectedClassIsToldWhereItSetsTheDate() {
        assertThat(why(deadline(List.of(), null, null, 5)))
                .startsWith("14 hari kerja")
                .endsWith("Semula 5 hari kerja; batas dihitung ulang karena jenis atau kadar pengawasan laporan "
                        + "dikoreksi.");
        assertThat(why(deadline(List.of(), LocalDate.parse("2026-03-27"), null, 5)))
                .isEqualTo("Tanggal ini dijanjikan petugas: Jumat, 27 Maret 2026.");
    }

    @Test
    void theReaderOfEnglishIsToldTheSame() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);

        assertThat(DeadlineView.of(deadline(List.of(WAITED), null, null, null), words)
                        .pauses()
                        .get(0)
                        .inWords())
                .isEqualTo("Pause: waiting for the reporter, 3–9 March 2026");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-03, 2026-03-09, 3–9 Maret 2026",
        "2026-03-03, 2026-03-03, 3 Maret 2026",
        "2026-03-30, 2026-04-02, 30 Maret – 2 April 2026",
        "2026-12-30, 2027-01-04, 30 Desember 2026 – 4 Januari 2027",
    })
    void aPeriodNamesMonthAndYearOnce(LocalDate from, LocalDate to, String inWords) {
        assertThat(words.period(from, to)).isEqualTo(inWords);
    }

    private String why(ExplainedDeadline deadline) {
        return DeadlineView.of(deadline, words).why();
    }

    private static ExplainedDeadline deadline(
            List<ExplainedPause> pauses,
            @Nullable LocalDate promised,
            @Nullable LocalDate extendedTo,
            @Nullable Integer reclassifiedFrom) {
        return new ExplainedDeadline(
                "RESOLUTION",
                Instant.parse("2026-03-27T16:00:00+08:00"),
                ZoneId.of("Asia/Makassar"),
                Instant.parse("2026-03-02T10:00:00+08:00"),
                14,
                "Perda 1",
                List.of(new SkippedDay(LocalDate.parse("2026-03-04"), "PAUSE", "AWAITING_REPORTER", null)),
                false,
                false,
                promised,
                pauses,
                extendedTo,
                reclassifiedFrom);
    }

    private static ExplainedPause pause(String reason, String from, String until, boolean open) {
        return new ExplainedPause(
                reason, Instant.parse(from + "T10:00:00+08:00"), Instant.parse(until + "T16:00:00+08:00"), open);
    }

    private static Words words() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/words");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new Words(messages, new StaticListableBeanFactory().getBeanProvider(ModelWords.class));
    }
}
