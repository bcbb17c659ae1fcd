package org.tuntas.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How citizens file on our own pages.
 *
 * @param perAddressAnHour reports from one internet address in an hour; a carrier may have thousands of people behind one
 * @param perContactADay reports with the same telephone number or e-mail address in a day
 * @param region Kemendagri code of the region with which the form begins; empty for none
 */
@ConfigurationProperties("tuntas.filing")
public record FilingSettings(
        @DefaultValue("10") int perAddressAnHour,
        @DefaultValue("5") int perContactADay,
        @DefaultValue("") String region) {}
