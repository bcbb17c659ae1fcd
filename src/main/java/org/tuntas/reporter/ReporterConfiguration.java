package org.tuntas.reporter;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReporterConfiguration {

    @Bean
    ServerKey serverKey(@Value("${tuntas.server-key:}") String secret) {
        return new ServerKey(secret);
    }

    @Bean
    IdentityVault identityVault(Reporters reporters, ServerKey key, ObjectMapper json) {
        return new IdentityVault(reporters, key, json);
    }

    @Bean
    PinDoor pinDoor(Reporters reporters, ServerKey key) {
        return new PinDoor(reporters, key);
    }
}
