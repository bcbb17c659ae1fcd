package org.tuntas.database;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Starts the embedded PostgreSQL when no database is configured. With {@code spring.datasource.url} (environment:
 * {@code SPRING_DATASOURCE_URL}) set, nothing of this room is active.
 *
 * <p>The room tells Spring Boot where the database is and leaves the rest to it: the {@code DataSource} is Boot's in both
 * cases, with the pool that {@code spring.datasource.hikari.*} describes. Because the pool is made from
 * {@link EmbeddedDatabase}, it is also closed before the server stops.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedDatabaseConfiguration.NoDatabaseConfigured.class)
@EnableConfigurationProperties(EmbeddedDatabaseProperties.class)
public class EmbeddedDatabaseConfiguration {

    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(EmbeddedDatabaseProperties properties) {
        return EmbeddedDatabase.start(properties);
    }

    /** An empty value counts as none, so that a variable that is declared and left blank does no harm. */
    static class NoDatabaseConfigured extends SpringBootCondition {

        private static final String URL = "spring.datasource.url";

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean configured = StringUtils.hasText(context.getEnvironment().getProperty(URL));
            ConditionMessage.Builder message = ConditionMessage.forCondition("Embedded PostgreSQL");
            return configured
                    ? ConditionOutcome.noMatch(message.found("property").items(URL))
                    : ConditionOutcome.match(message.didNotFind("property").items(URL));
        }
    }
}
