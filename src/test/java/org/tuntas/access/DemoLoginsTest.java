package org.tuntas.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.tuntas.organisation.StaffMember;

class DemoLoginsTest {

    private final StaffInMemory staff = new StaffInMemory()
            .with("siti", "Siti Rahayu", "desk-admin")
            .with("budi", "Budi", "dishub-officer")
            .with("lama", "Lama Pergi", "desk-admin");
    private final PasswordEncoder encoder = encoder();

    @Test
    void everybodyActiveWithoutAPasswordGetsTheOneOfTheDemonstration() {
        staff.leave("lama");

        start("demo");

        assertThat(encoder.matches("demo", hashOf("siti"))).isTrue();
        assertThat(encoder.matches("demo", hashOf("budi"))).isTrue();
        assertThat(staff.find("lama").orElseThrow().passwordHash()).isNull();
    }

    @Test
    void whoHasAPasswordOfTheirOwnKeepsIt() {
        String own = encoder.encode("milik-sendiri");
        staff.register(new StaffMember("siti", "Siti Rahayu", null, own, true), Set.of());

        DemoLogins demo = start("demo");

        assertThat(hashOf("siti")).isEqualTo(own);
        assertThat(demo.accounts()).extracting(StaffMember::login).containsExactly("budi", "lama");
    }

    @Test
    void anotherPasswordReplacesThatOfAnEarlierDemonstration() {
        start("demo");
        String before = hashOf("siti");
        start("demo");
        assertThat(hashOf("siti")).isEqualTo(before);

        start("lain");

        assertThat(encoder.matches("lain", hashOf("siti"))).isTrue();
        assertThat(encoder.matches("demo", hashOf("siti"))).isFalse();
    }

    private DemoLogins start(String password) {
        DemoLogins demo = new DemoLogins(staff, encoder, password);
        demo.start();
        return demo;
    }

    private String hashOf(String login) {
        return staff.find(login).orElseThrow().passwordHash();
    }

    private static PasswordEncoder encoder() {
        MockEnvironment environment = new MockEnvironment();
        environment.setActiveProfiles("demo");
        return new StaffPasswords().passwordEncoder(environment);
    }
}
