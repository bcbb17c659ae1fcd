package org.tuntas.access;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffMember;

/**
 * The one password of all invented officers, in the profile {@code demo} only. Somebody who has a password of their own
 * keeps it. The hashes are of a kind that is understood in that profile only, so they open nothing when the same database
 * is started without it.
 */
@Component
@Profile("demo")
public class DemoLogins implements SmartLifecycle {

    /** The organisation is entered when all beans are made; the web server starts near the highest phase. */
    static final int PHASE = 0;

    private final Staff staff;
    private final PasswordEncoder encoder;
    private final String password;
    private volatile boolean running;

    DemoLogins(Staff staff, PasswordEncoder encoder, @Value("${tuntas.demo.password}") String password) {
        this.staff = staff;
        this.encoder = encoder;
        this.password = password;
    }

    @Override
    public void start() {
        // One hash for all: the password is no secret, and a bcrypt for each of fifty officers would take seconds.
        Set<String> current = accounts().stream()
                .map(StaffMember::passwordHash)
                .filter(Objects::nonNull)
                .distinct()
                .filter(hash -> encoder.matches(password, hash))
                .collect(Collectors.toSet());
        String hash = current.isEmpty()
                ? StaffPasswords.demoHash(encoder, password)
                : current.iterator().next();
        staff.all().stream()
                .filter(StaffMember::active)
                .filter(member ->
                        isDemo(member) ? !current.contains(member.passwordHash()) : member.passwordHash() == null)
                .forEach(member -> staff.setPasswordHash(member.login(), hash));
        running = true;
    }

    /** The password of every account in {@link #accounts()}. */
    public String password() {
        return password;
    }

    /** Who can log in with {@link #password()}, by name. */
    public List<StaffMember> accounts() {
        return staff.all().stream()
                .filter(StaffMember::active)
                .filter(DemoLogins::isDemo)
                .toList();
    }

    private static boolean isDemo(StaffMember member) {
        String hash = member.passwordHash();
        return hash != null && hash.startsWith("{" + StaffPasswords.DEMO + "}");
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
