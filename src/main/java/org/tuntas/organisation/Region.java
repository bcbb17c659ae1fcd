package org.tuntas.organisation;

/**
 * A part of the country.
 *
 * @param code Kemendagri code, e.g. {@code 36.71.06}; it begins with the code of the region it lies in
 * @param name e.g. {@code Ciledug}, {@code Kota Tangerang}
 * @param level {@code province}, {@code regency} (also cities) or {@code district}
 */
public record Region(String code, String name, String level) {}
