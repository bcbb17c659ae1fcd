package org.tuntas.reporter;

import org.jspecify.annotations.Nullable;

/**
 * Who reports and how to reach them. Lives only in the {@link IdentityVault}: never in process variables, logs or
 * search.
 *
 * @param nationalId NIK, 16 digits
 * @param birthYear for age groups in statistics
 * @param language in which letters are written, {@code id} or {@code en}; null: Indonesian
 */
public record ReporterIdentity(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String nationalId,
        @Nullable Integer birthYear,
        @Nullable String language) {

    /** Keeps personal data out of logs and error messages. */
    @Override
    public String toString() {
        return "ReporterIdentity[sealed]";
    }
}
