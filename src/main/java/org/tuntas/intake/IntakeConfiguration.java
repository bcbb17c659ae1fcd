package org.tuntas.intake;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FilingSettings.class, MapTiles.class})
class IntakeConfiguration {}
