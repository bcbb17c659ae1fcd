package org.tuntas.reporter;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class ReporterConfiguration {

    @Bean
    KeyKeeper keyKeeper(
            KeyBook book,
            @Value("${tuntas.server-key:}") String current,
            @Value("${tuntas.server-key-previous:}") String previous,
            Environment environment,
            PlatformTransactionManager transactions) {
        boolean demonstration = environment.acceptsProfiles(Profiles.of("demo"));
        return new KeyKeeper(book, new KeyRing(current, previous, demonstration), transactions);
    }

    @Bean
    HandedOut handedOut(KeyKeeper keeper) {
        return keeper.handedOut();
    }

    @Bean
    IdentityVault identityVault(Reporters reporters, KeyKeeper keeper, IdentityTrail trail, ObjectMapper json) {
        return new IdentityVault(reporters, keeper, trail, json);
    }

    @Bean
    PinDoor pinDoor(Reporters reporters, HandedOut handedOut) {
        return new PinDoor(reporters, handedOut);
    }

    @Bean
    TrackingLinks trackingLinks(PinDoor door, @Value("${tuntas.public-url:http://localhost:8080}") String publicUrl) {
        return new TrackingLinks(door, publicUrl);
    }
}
