package org.tuntas.intake;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How citizens file.
 *
 * @param perBrowserAnHour reports from one browser in an hour
 * @param perAddressAnHour reports from one internet address in an hour, over the API too; a carrier may have thousands of people behind one
 * @param gateways addresses of one's own, such as that of a gateway for messages, which are not counted
 * @param perContactADay reports with the same telephone number or e-mail address in a day
 * @param region Kemendagri code of the region with which the form begins; empty for none
 */
@ConfigurationProperties("tuntas.filing")
public record FilingSettings(
        @DefaultValue("10") int perBrowserAnHour,
        @DefaultValue("120") int perAddressAnHour,
        @DefaultValue List<String> gateways,
        @DefaultValue("5") int perContactADay,
        @DefaultValue("") String region) {}
