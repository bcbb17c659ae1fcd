package org.tuntas.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.crypto.password.PasswordEncoder;

class FirstAdministratorTest {

    private static final String GOOD = "rahasia-sekali-2026";

    private final MockEnvironment production = new MockEnvironment();
    private final MockEnvironment demo = new MockEnvironment();
    private final StaffInMemory staff = new StaffInMemory();

    FirstAdministratorTest() {
        demo.setActiveProfiles("demo");
    }

    @Test
    void whoTheEnvironmentNamesBecomesOperatorAndNothingElse() {
        start(production, "admin", GOOD);

        assertThat(staff.groupIdsOf("admin")).containsExactly("operator");
        assertThat(encoder(production)
                        .matches(GOOD, staff.find("admin").orElseThrow().passwordHash()))
                .isTrue();
    }

    @Test
    void anOperatorWhoCanLogInIsEnough() {
        start(production, "admin", GOOD);
        String hash = staff.find("admin").orElseThrow().passwordHash();

        start(production, "", "");
        start(production, "other", "another-password");

        assertThat(staff.find("other")).isEmpty();
        assertThat(staff.find("admin").orElseThrow().passwordHash()).isEqualTo(hash);
    }

    @Test
    void anOperatorWithoutAPasswordIsNotEnough() {
        staff.with("oki", "Oki Pratama", "operator");

        assertThatThrownBy(() -> start(production, "", "")).isInstanceOf(MissingAdministrator.class);
    }

    @Test
    void somebodyKnownKeepsNameAndGroups() {
        staff.with("oki", "Oki Pratama", "auditor");

        start(production, "oki", GOOD);

        assertThat(staff.find("oki").orElseThrow().name()).isEqualTo("Oki Pratama");
        assertThat(staff.groupIdsOf("oki")).containsExactlyInAnyOrder("auditor", "operator");
    }

    @Test
    void theDemonstrationsOperatorDoesNotCountWithoutTheDemonstration() {
        staff.with("oki", "Oki Pratama", "operator");
        new DemoLogins(staff, encoder(demo), "demo").start();
        start(demo, "", "");

        assertThatThrownBy(() -> start(production, "", "")).isInstanceOf(MissingAdministrator.class);
        String hash = staff.find("oki").orElseThrow().passwordHash();
        assertThat(encoder(demo).matches("demo", hash)).isTrue();
        assertThat(encoder(production).matches("demo", hash)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "      |                     | neither TUNTAS_ADMIN_LOGIN nor TUNTAS_ADMIN_PASSWORD is set",
                "      | rahasia-sekali-2026 | TUNTAS_ADMIN_LOGIN is not set",
                "admin |                     | TUNTAS_ADMIN_PASSWORD is not set",
                "admin | elevenchars         | too weak",
                "adminadminadmin | AdminAdminAdmin | too weak",
                "Admin | rahasia-sekali-2026 | not a login",
                "system | rahasia-sekali-2026 | not a login",
            })
    void aMissingOrWeakOneIsAClearError(String login, String password, String sentence) {
        assertThatThrownBy(() -> start(production, login == null ? "" : login, password == null ? "" : password))
                .isInstanceOf(MissingAdministrator.class)
                .hasMessageContaining(sentence);
        assertThat(staff.all()).isEmpty();
    }

    @Test
    void aPasswordOfWhichOnlyAPartWouldCountIsRefused() {
        assertThatThrownBy(() -> start(production, "admin", "é".repeat(37)))
                .isInstanceOf(MissingAdministrator.class)
                .hasMessageContaining("72 bytes");
        start(production, "admin", "é".repeat(36));
    }

    @Test
    void theErrorSaysWhatToSet() {
        FailureAnalysis analysis = SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        SpringFactoriesLoader.FailureHandler.logging(
                                org.apache.commons.logging.LogFactory.getLog(getClass())))
                .stream()
                .map(analyzer -> analyzer.analyze(new IllegalStateException(new MissingAdministrator("Nobody."))))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow();

        assertThat(analysis.getDescription()).isEqualTo("Nobody.");
        assertThat(analysis.getAction()).contains("TUNTAS_ADMIN_LOGIN", "TUNTAS_ADMIN_PASSWORD", "12 characters");
    }

    private void start(MockEnvironment environment, String login, String password) {
        new FirstAdministrator(staff, encoder(environment), environment, login, password).start();
    }

    private static PasswordEncoder encoder(MockEnvironment environment) {
        return new StaffPasswords().passwordEncoder(environment);
    }
}
