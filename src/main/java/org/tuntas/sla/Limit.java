package org.tuntas.sla;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a stage may take, compiled from the limit table that designers edit. A row that leaves a criterion empty
 * holds for every value of it.
 *
 * @param stage stage of the procedure, e.g. {@code VERIFICATION}
 * @param type type of complaint, or null for all
 * @param supervisionClass supervision class, or null for all
 * @param agency node code of the agency, or null for all
 * @param workingDays length in HK, 1 to {@value #LONGEST}
 * @param warningDay day, in HK after the start, on which the holder is warned; null when nobody is
 * @param legalBasis regulation or decision that sets the limit, shown to people
 * @param validFrom first day, in the agency's zone, on which a clock that starts is bound by this row
 */
public record Limit(
        String stage,
        @Nullable String type,
        @Nullable String supervisionClass,
        @Nullable String agency,
        int workingDays,
        @Nullable Integer warningDay,
        String legalBasis,
        LocalDate validFrom) {

    /** The longest limit in HK, about four years: beyond it a figure is a typing error. */
    public static final int LONGEST = 1000;

    /**
     * An agency's own rule goes before a general one, then the supervision class, then the type; among equally specific
     * rows the newest goes first.
     */
    private static final Comparator<Limit> PRECEDENCE = Comparator.comparing((Limit l) -> l.agency == null)
            .thenComparing(l -> l.supervisionClass == null)
            .thenComparing(l -> l.type == null)
            .thenComparing(Limit::validFrom, Comparator.reverseOrder());

    /** @throws IllegalArgumentException when a figure is out of range or a text is blank */
    public Limit {
        if (stage.isBlank() || legalBasis.isBlank()) {
            throw new IllegalArgumentException(
                    "A limit needs a stage and a legal basis: " + stage + " / " + legalBasis);
        }
        if (workingDays < 1 || workingDays > LONGEST) {
            throw new IllegalArgumentException(
                    "The limit of " + stage + " must be 1 to " + LONGEST + " working days, not " + workingDays);
        }
        if (warningDay != null && (warningDay < 1 || warningDay > workingDays)) {
            throw new IllegalArgumentException("The warning of " + stage + " must fall on day 1 to " + workingDays
                    + " of its limit, not on day " + warningDay);
        }
    }

    /**
     * The row that binds a clock: of those in force on the day and matching in every criterion they name, the most
     * specific, then the newest.
     *
     * @param day day of the start in the agency's zone
     */
    public static Optional<Limit> inForce(List<Limit> rows, Case asked, LocalDate day) {
        return rows.stream()
                .filter(row -> row.matches(asked) && !row.validFrom.isAfter(day))
                .min(PRECEDENCE);
    }

    /** What a row is chosen by; an agency that is none has no rule of its own. */
    public record Case(String stage, String type, String supervisionClass, String agency) {}

    private boolean matches(Case asked) {
        return stage.equals(asked.stage)
                && (type == null || type.equals(asked.type))
                && (supervisionClass == null || supervisionClass.equals(asked.supervisionClass))
                && (agency == null || agency.equals(asked.agency));
    }

    /** What no two rows of a table may have in common. */
    List<String> key() {
        return List.of(
                stage,
                Objects.requireNonNullElse(type, ""),
                Objects.requireNonNullElse(supervisionClass, ""),
                Objects.requireNonNullElse(agency, ""),
                validFrom.toString());
    }
}
