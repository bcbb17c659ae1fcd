package org.tuntas.demo;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tuntas.access.DemoLogins;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffGroup;
import org.tuntas.organisation.StaffMember;

/** Tells a newcomer, on the console, which invented officers can log in. */
@Component
@Profile("demo")
class DemoWelcome {

    private static final Logger LOG = LoggerFactory.getLogger(DemoWelcome.class);
    private static final int MOST_GROUPS = 3;

    private final DemoLogins logins;
    private final Staff staff;

    DemoWelcome(DemoLogins logins, Staff staff) {
        this.logins = logins;
        this.staff = staff;
    }

    @EventListener
    void onReady(ApplicationReadyEvent ready) {
        String port = ready.getApplicationContext().getEnvironment().getProperty("local.server.port", "8080");
        String accounts = logins.accounts().stream()
                .sorted(Comparator.comparing(StaffMember::login))
                .map(officer -> String.format(Locale.ROOT, "  %-18s %s", officer.login(), roles(officer.login())))
                .collect(Collectors.joining("\n"));
        LOG.info(
                """

                Demonstration. Everybody's password is: {}

                {}

                  Move the clock:    http://localhost:{}/demo/waktu
                  Read the e-mails:  http://localhost:{}/demo/surat
                """,
                logins.password(),
                accounts,
                port,
                port);
    }

    private String roles(String login) {
        List<String> names =
                staff.groupsOf(login).stream().map(StaffGroup::name).toList();
        return names.stream().limit(MOST_GROUPS).collect(Collectors.joining(", "))
                + (names.size() > MOST_GROUPS ? ", …" : "");
    }
}
