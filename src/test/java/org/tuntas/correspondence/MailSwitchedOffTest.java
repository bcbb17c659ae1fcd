package org.tuntas.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.TimelineEntry;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.organisation.Staff;

/** Without a mail server nothing piles up; with one, what letters need is asked for at the start. */
class MailSwitchedOffTest {

    private static final Instant NOW = Instant.parse("2026-04-20T02:00:00Z");

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
            .withUserConfiguration(MailConfiguration.class);

    @Test
    void noticesAreWrittenDownAsNotSentAndNeverSentLater() {
        Outbox outbox = mock(Outbox.class);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        Herald herald = new Herald(
                outbox,
                mock(Staff.class),
                beans.getBeanProvider(Carrier.class),
                beans.getBeanProvider(PostmanWorker.class),
                Clock.fixed(NOW, ZoneOffset.UTC));
        herald.onEntry(new TimelineEntry(
                1,
                ComplaintEvent.plain(
                        new TrackingNumber("LP-26-7K3M-9QXD"),
                        1,
                        NOW,
                        EventKind.FILED,
                        ComplaintEvent.REPORTER,
                        "@channel.WEB")));
        verify(outbox).addSwitchedOff(anyCollection(), eq(NOW));
        verifyNoMoreInteractions(outbox);
    }

    @Test
    void withoutAMailServerThereIsNoCarrier() {
        application.run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(Carrier.class));
        application
                .withPropertyValues("spring.mail.host=")
                .run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(Carrier.class));
    }

    @Test
    void withAllThatLettersNeedThereIsOne() {
        application
                .withPropertyValues(
                        "spring.mail.host=mail.example",
                        "tuntas.mail.from=Lapor Kota <lapor@tangerang.example>",
                        "tuntas.public-url=https://lapor.tangerang.example")
                .run(started -> assertThat(started).hasNotFailed().hasSingleBean(Carrier.class));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, https://lapor.example, TUNTAS_MAIL_FROM is not",
                "Lapor Kota, https://lapor.example, is not an address",
                "lapor@kota.example, -, TUNTAS_PUBLIC_URL is not set",
                "lapor@kota.example, lapor.example, no address of a website",
                "lapor@kota.example, https://?, no address of a website"
            })
    void aMailServerWithoutSenderOrLinksIsAnErrorThatSaysWhatToDo(String from, String url, String problem) {
        application
                .withPropertyValues(
                        "spring.mail.host=mail.example",
                        "tuntas.mail.from=" + (from == null ? "" : from),
                        "tuntas.public-url=" + (url == null ? "" : url))
                .run(started -> {
                    assertThat(started).hasFailed();
                    assertThat(new MailNotSetUpAnalyzer()
                                    .analyze(started.getStartupFailure())
                                    .getDescription())
                            .contains(problem);
                });
    }
}
