package org.tuntas.correspondence;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What letters say about whom they come from. The mail server itself is set with Spring's {@code spring.mail.*}.
 *
 * @param from sender, such as {@code Lapor Kota Tangerang <lapor@tangerang.example>}
 * @param help where people find help that is not a page of Tuntas, such as a telephone number; null when there is nothing
 */
@ConfigurationProperties("tuntas.mail")
record MailSettings(@Nullable String from, @Nullable String help) {}
