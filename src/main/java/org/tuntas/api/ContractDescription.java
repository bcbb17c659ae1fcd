package org.tuntas.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ContractDescription {

    @Bean
    OpenAPI citizensContract() {
        return new OpenAPI()
                .info(new Info()
                        .title("Tuntas: citizens' API")
                        .version("1")
                        .description(
                                "File reports about public services and follow them. Errors are problem details (RFC 9457)"
                                        + " in Indonesian, or in English with Accept-Language: en."));
    }
}
