package org.tuntas.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tuntas.correspondence.MailServer.Mail;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.HiddenReport;
import org.tuntas.reporter.TrackingLinks;

/** Scenario 10, letters: a mailbox is no safe place for what is hidden, be it an officer's or the reporter's. */
class LettersOfAHiddenReportTest extends LettersOfTuntas {

    @Autowired
    TrackingLinks links;

    @Test
    void noLetterAboutItSaysWhatItIsAboutOrWhoFiledIt() {
        ComplaintJourney journey = journeys.filed(HiddenReport.report());
        String address = String.valueOf(HiddenReport.REPORTER.email());
        String token = links.toReport(journey.number()).replaceFirst(".*kunci=", "");
        List<Mail> toReporter = new ArrayList<>();
        List<Mail> toOfficers = new ArrayList<>();
        HiddenReport.goesItsWay(journey, step -> {
            time.set(time.now().plusSeconds(1));
            for (Mail mail : delivered()) {
                (mail.to().equals(address) ? toReporter : toOfficers).add(mail);
            }
        });
        assertThat(toReporter).hasSizeGreaterThan(6);
        assertThat(toReporter).allSatisfy(mail -> assertThat(forms(mail)).allSatisfy(form -> assertThat(form)
                .contains(journey.number().value())
                .doesNotContain(HiddenReport.IDENTITY)
                .doesNotContain(HiddenReport.SAID, "Cokroaminoto", "Dinas Perhubungan", "Inspektorat")));
        assertThat(toOfficers)
                .extracting(Mail::to)
                .contains(
                        "rina.wulandari@diskominfo.tangerang.example",
                        "budi.santoso@dishub.tangerang.example",
                        "hendra.gunawan@dishub.tangerang.example",
                        "joko.susilo@inspektorat.tangerang.example");
        assertThat(toOfficers).allSatisfy(mail -> assertThat(forms(mail)).allSatisfy(form -> assertThat(form)
                .contains(journey.number().value())
                .doesNotContain(HiddenReport.IDENTITY)
                .doesNotContain(HiddenReport.SAID, "Cokroaminoto", token, "kunci=")));
    }

    private static List<String> forms(Mail mail) {
        return List.of(mail.subject() + " " + mail.text(), mail.subject() + " " + mail.html());
    }
}
