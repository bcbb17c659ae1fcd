package org.tuntas.reporter;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

@Configuration(proxyBeanMethods = false)
class ReporterConfiguration {

    private static final String DEMONSTRATION = "demonstration-only";

    @Bean
    ServerKey serverKey(@Value("${tuntas.server-key:}") String secret, Environment environment, Reporters reporters) {
        if (secret.startsWith(DEMONSTRATION) && !environment.acceptsProfiles(Profiles.of("demo"))) {
            throw UnusableServerKey.known();
        }
        ServerKey key = new ServerKey(secret);
        if (!reporters.isBoundTo(key.digest("check", new byte[0]))) {
            throw UnusableServerKey.different();
        }
        return key;
    }

    @Bean
    IdentityVault identityVault(Reporters reporters, ServerKey key, ObjectMapper json) {
        return new IdentityVault(reporters, key, json);
    }

    @Bean
    PinDoor pinDoor(Reporters reporters, ServerKey key) {
        return new PinDoor(reporters, key);
    }

    @Bean
    TrackingLinks trackingLinks(PinDoor door, @Value("${tuntas.public-url:http://localhost:8080}") String publicUrl) {
        return new TrackingLinks(door, publicUrl);
    }
}
