package org.tuntas.access;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How passwords are kept: bcrypt, with the name of the method in front, so that it can be changed one day without asking
 * everybody for a new one.
 *
 * <p>Passwords of the demonstration carry the name {@value #DEMO}, which is understood in the profile {@code demo} only: a
 * database that once served a demonstration has no known passwords when it is started without it.
 */
@Configuration(proxyBeanMethods = false)
class StaffPasswords {

    /** Shortest password, in characters. */
    static final int MINIMUM_LENGTH = 12;
    /** What bcrypt looks at; what lies behind would not count, so it is not accepted. */
    static final int MAXIMUM_BYTES = 72;

    static final String DEMO = "demo";

    private static final int COST = 10;

    @Bean
    PasswordEncoder passwordEncoder(Environment environment) {
        PasswordEncoder bcrypt = new BCryptPasswordEncoder(COST);
        Map<String, PasswordEncoder> methods = new HashMap<>();
        methods.put("bcrypt", bcrypt);
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            methods.put(DEMO, bcrypt);
        }
        DelegatingPasswordEncoder encoder = new DelegatingPasswordEncoder("bcrypt", methods);
        encoder.setDefaultPasswordEncoderForMatches(new Unknown(bcrypt));
        return encoder;
    }

    /** Hash in the form that staff keep it, valid in the profile demo only. */
    static String demoHash(PasswordEncoder encoder, String password) {
        return "{" + DEMO + "}" + encoder.encode(password).substring("{bcrypt}".length());
    }

    /** Whether a stored hash lets somebody in when the application runs with this encoder. */
    static boolean usable(Environment environment, String hash) {
        return hash.startsWith("{bcrypt}")
                || (hash.startsWith("{" + DEMO + "}") && environment.acceptsProfiles(Profiles.of("demo")));
    }

    /** Refuses what was hashed by a method unknown here, in the time that a known one takes. */
    private static final class Unknown implements PasswordEncoder {

        private final PasswordEncoder bcrypt;
        private final String never;

        Unknown(PasswordEncoder bcrypt) {
            this.bcrypt = bcrypt;
            this.never = bcrypt.encode("nobody");
        }

        @Override
        public String encode(CharSequence password) {
            throw new UnsupportedOperationException("for checking only: an unknown hash is never made");
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            bcrypt.matches(password, never);
            return false;
        }
    }
}
