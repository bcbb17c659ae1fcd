package org.tuntas.correspondence;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tuntas.RunningTuntas;
import org.tuntas.complaint.ComplaintEvent;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.EventKind;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.correspondence.MailServer.Mail;
import org.tuntas.demo.TimeMachine;
import org.tuntas.journey.ComplaintJourney;
import org.tuntas.journey.ComplaintJourneys;
import org.tuntas.reporter.IdentityVault;
import org.tuntas.reporter.ReporterIdentity;

/** What tests of letters share: a mail server that listens, an empty outbox, a Monday morning. */
abstract class LettersOfTuntas extends RunningTuntas {

    static final String SITI = "siti@warga.example";

    @Autowired
    ComplaintJourneys journeys;

    @Autowired
    Complaints complaints;

    @Autowired
    Postman postman;

    @Autowired
    IdentityVault vault;

    @Autowired
    TimeMachine time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void onAMondayMorningWithAnEmptyOutbox() {
        time.set("2026-04-20T09:00");
        MailServer.start();
        jdbc.sql("delete from notice").update();
    }

    @AfterAll
    static void switchOff() {
        MailServer.kill();
    }

    /** What the postman delivers now, after the time in which notices gather. */
    List<Mail> delivered() {
        time.set(time.now().plus(Herald.GATHERING));
        return deliveredAtOnce();
    }

    /** What the postman delivers now. */
    List<Mail> deliveredAtOnce() {
        MailServer.forget();
        postman.deliver();
        return MailServer.received();
    }

    /** Those that the reporter gets. */
    static List<Mail> toSiti(List<Mail> mails) {
        return mails.stream().filter(mail -> mail.to().equals(SITI)).toList();
    }

    /** Puts an entry on the timeline, as a desk does. */
    void happens(ComplaintEvent event) {
        transaction.executeWithoutResult(status -> complaints.append(event));
    }

    /** An entry of the system about a complaint, now. */
    ComplaintEvent event(ComplaintJourney journey, EventKind kind, String... arguments) {
        return ComplaintEvent.plain(
                journey.number(), journey.complaint().round(), time.now(), kind, ComplaintEvent.SYSTEM, arguments);
    }

    /** Changes whom the vault knows as the reporter. */
    void isReportedBy(TrackingNumber number, @Nullable String email, @Nullable String language) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("delete from reporter where number = ?")
                    .param(number.value())
                    .update();
            vault.keep(number, new ReporterIdentity("Siti Aminah", "081200000000", email, null, 1991, language));
        });
    }

    /** States of the notices about a complaint, oldest first. */
    List<String> states(ComplaintJourney journey) {
        return jdbc.sql("select state from notice where number = ? order by entry, officer")
                .param(journey.number().value())
                .query(String.class)
                .list();
    }

    void after(Duration pause) {
        time.set(time.now().plus(pause));
    }
}
