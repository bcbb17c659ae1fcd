package org.tuntas.complaint;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where it happened, as exactly as the reporter could say.
 *
 * @param regionCode Kemendagri code, e.g. {@code 36.71.01}
 * @param address in the reporter's words
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 */
public record Place(
        @Nullable String regionCode,
        @Nullable String address,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude) {}
