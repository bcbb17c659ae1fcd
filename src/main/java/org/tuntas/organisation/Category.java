package org.tuntas.organisation;

import org.jspecify.annotations.Nullable;

/**
 * What a report is about, in the category tree of SP4N-LAPOR!.
 *
 * @param code e.g. {@code perhubungan} or {@code agama/haji-dan-umroh}
 * @param parent main category; null for a main category
 * @param name as the source spells it, in capitals
 */
public record Category(String code, @Nullable String parent, String name) {}
