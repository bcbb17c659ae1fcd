package org.tuntas.access;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;

/**
 * Makes sure, before the first request is answered, that somebody can log in as {@code operator}. If nobody can, the one
 * named by {@code tuntas.admin.login} and {@code tuntas.admin.password} becomes the first; if nobody is named, the
 * application does not start. There is no account with a known password.
 *
 * <p>The first administrator is an operator and nothing else: whoever runs the machine does not handle reports.
 */
@Component
class FirstAdministrator implements SmartLifecycle {

    static final String GROUP = "operator";

    /** After the organisation is loaded and the demonstration has its passwords, before the web server listens. */
    static final int PHASE = DemoLogins.PHASE + 1;

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Staff staff;
    private final PasswordEncoder encoder;
    private final Environment environment;
    private final String login;
    private final String password;
    private volatile boolean running;

    FirstAdministrator(
            Staff staff,
            PasswordEncoder encoder,
            Environment environment,
            @Value("${tuntas.admin.login:}") String login,
            @Value("${tuntas.admin.password:}") String password) {
        this.staff = staff;
        this.encoder = encoder;
        this.environment = environment;
        this.login = login.strip();
        this.password = password;
    }

    /** @throws MissingAdministrator when nobody can log in as operator and the properties are absent or refused */
    @Override
    public void start() {
        if (staff.membersOf(GROUP).stream().noneMatch(this::canLogIn)) {
            appoint();
        }
        running = true;
    }

    private boolean canLogIn(StaffMember member) {
        String hash = member.passwordHash();
        return hash != null && StaffPasswords.usable(environment, hash);
    }

    private void appoint() {
        if (login.isEmpty() || password.isEmpty()) {
            throw new MissingAdministrator("Nobody can log in as operator yet, and "
                    + (login.isEmpty()
                            ? password.isEmpty()
                                    ? "neither TUNTAS_ADMIN_LOGIN nor TUNTAS_ADMIN_PASSWORD is set."
                                    : "TUNTAS_ADMIN_LOGIN is not set."
                            : "TUNTAS_ADMIN_PASSWORD is not set."));
        }
        if (!StaffMember.isLogin(login)) {
            throw new MissingAdministrator("TUNTAS_ADMIN_LOGIN is not a login that staff can have.");
        }
        NewPassword.Weakness weakness = NewPassword.weakness(login, password).orElse(null);
        if (weakness == NewPassword.Weakness.TOO_SHORT || weakness == NewPassword.Weakness.IS_LOGIN) {
            throw new MissingAdministrator("TUNTAS_ADMIN_PASSWORD is too weak: it has fewer than "
                    + StaffPasswords.MINIMUM_LENGTH + " characters or is the login.");
        }
        if (weakness == NewPassword.Weakness.TOO_LONG) {
            throw new MissingAdministrator(
                    "TUNTAS_ADMIN_PASSWORD is longer than " + StaffPasswords.MAXIMUM_BYTES + " bytes.");
        }
        String hash = encoder.encode(password);
        StaffMember administrator = staff.find(login)
                .map(known -> new StaffMember(login, known.name(), known.email(), hash, true))
                .orElseGet(() -> new StaffMember(login, "Administrator", null, hash, true));
        staff.register(administrator, Set.of(GROUP));
        log.info("{} is the first administrator (group {})", login, GROUP);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
