package org.tuntas.journey;

import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tuntas.complaint.Channel;
import org.tuntas.complaint.ComplaintType;
import org.tuntas.complaint.Complaints;
import org.tuntas.complaint.Place;
import org.tuntas.complaint.TrackingNumber;
import org.tuntas.demo.TimeMachine;
import org.tuntas.intake.FileComplaint;
import org.tuntas.intake.IntakeDesk;
import org.tuntas.intake.Receipt;
import org.tuntas.lifecycle.RoundStarter;
import org.tuntas.merging.FamilyCourier;
import org.tuntas.organisation.Staff;
import org.tuntas.redress.RedressDesk;
import org.tuntas.reporter.ReporterIdentity;
import org.tuntas.sla.Timekeeper;

/** Begins journeys of complaints; everything a {@link ComplaintJourney} does goes through the product's own desks. */
@TestComponent
public class ComplaintJourneys {

    final IntakeDesk intake;
    final RedressDesk redress;
    final RoundStarter starter;
    final FamilyCourier courier;
    final Complaints complaints;
    final Timekeeper timekeeper;
    final Staff staff;
    final TaskService tasks;
    final RuntimeService runtime;
    final ManagementService management;
    final HistoryService history;
    final IdentityService identity;
    final TimeMachine time;
    final JdbcClient jdbc;

    ComplaintJourneys(
            IntakeDesk intake,
            RedressDesk redress,
            RoundStarter starter,
            FamilyCourier courier,
            Complaints complaints,
            Timekeeper timekeeper,
            Staff staff,
            TaskService tasks,
            RuntimeService runtime,
            ManagementService management,
            HistoryService history,
            IdentityService identity,
            TimeMachine time,
            JdbcClient jdbc) {
        this.intake = intake;
        this.redress = redress;
        this.starter = starter;
        this.courier = courier;
        this.complaints = complaints;
        this.timekeeper = timekeeper;
        this.staff = staff;
        this.tasks = tasks;
        this.runtime = runtime;
        this.management = management;
        this.history = history;
        this.identity = identity;
        this.time = time;
        this.jdbc = jdbc;
    }

    /** A complaint about a street lamp, filed on the web without naming an agency, whose process has started. */
    public ComplaintJourney filed() {
        return filed(Report.aboutALamp());
    }

    /** A report whose process has started. */
    public ComplaintJourney filed(Report report) {
        ComplaintJourney journey = acknowledged(report);
        starter.startWaiting();
        return journey;
    }

    /** Lets what is acknowledged begin. */
    public void startWaiting() {
        starter.startWaiting();
    }

    /** A report that is acknowledged but not started yet. */
    public ComplaintJourney acknowledged(Report report) {
        Receipt receipt = intake.file(report.command());
        return new ComplaintJourney(this, receipt.number(), receipt.pin());
    }

    /** A report that came over the API, with the PIN of its receipt; its process starts. */
    public ComplaintJourney filedAs(TrackingNumber number, String pin) {
        starter.startWaiting();
        return new ComplaintJourney(this, number, pin);
    }

    /** What a reporter files. */
    public record Report(
            ComplaintType type,
            String title,
            String text,
            String agency,
            boolean anonymous,
            boolean secret,
            ReporterIdentity reporter) {

        /** An ordinary complaint that names no agency. */
        public static Report aboutALamp() {
            return new Report(
                    ComplaintType.COMPLAINT,
                    "Lampu jalan mati",
                    "Lampu jalan di depan SDN 2 mati sejak Senin.",
                    "",
                    false,
                    false,
                    new ReporterIdentity("Siti Aminah", "081200000000", "siti@warga.example", null, 1991, null));
        }

        /** The same report, naming an agency. */
        public Report naming(String agencyCode) {
            return new Report(type, title, text, agencyCode, anonymous, secret, reporter);
        }

        /** The same report, of another type. */
        public Report asking(ComplaintType otherType) {
            return new Report(otherType, title, text, agency, anonymous, secret, reporter);
        }

        /** The same report, hiding who reports and what. */
        /** The same from somebody who gives no name. */
        public Report nameless() {
            return new Report(type, title, text, agency, true, secret, reporter);
        }

        /** The same from somebody who gives no name, and secret. */
        public Report hidden() {
            return new Report(type, title, text, agency, true, true, reporter);
        }

        /** The same report in other words. */
        public Report saying(String otherTitle, String otherText) {
            return new Report(type, otherTitle, otherText, agency, anonymous, secret, reporter);
        }

        /** The same report, by somebody else. */
        public Report by(ReporterIdentity other) {
            return new Report(type, title, text, agency, anonymous, secret, other);
        }

        FileComplaint command() {
            return new FileComplaint(
                    type,
                    title,
                    text,
                    null,
                    new Place("36.71.06", "Jl. HOS Cokroaminoto 10", null, null),
                    agency.isEmpty() ? null : agency,
                    null,
                    anonymous,
                    secret,
                    reporter,
                    Channel.WEB,
                    null,
                    null,
                    UUID.randomUUID().toString());
        }
    }
}
