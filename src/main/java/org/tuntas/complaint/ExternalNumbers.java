package org.tuntas.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The numbers that other systems gave to our reports. Takes part in the caller's transaction. */
public interface ExternalNumbers {

    /**
     * A system that numbers reports too, e.g. LAPOR!.
     *
     * @param code short name, for good
     * @param linkTemplate address of a report there, with <code>{number}</code> in the place of its number; null when there
     *     is none
     */
    record OtherSystem(String code, String name, @Nullable String linkTemplate) {}

    /**
     * A number in another system.
     *
     * @param link address of the report there; null when the system has none
     */
    record ExternalNumber(
            OtherSystem system,
            String number,
            TrackingNumber complaint,
            String addedBy,
            Instant addedAt,
            @Nullable String link) {}

    /** All systems, by name. */
    List<OtherSystem> systems();

    /** Adds a system, or changes the one of that code. */
    void keep(OtherSystem system);

    /** The numbers of a complaint, by system. */
    List<ExternalNumber> of(TrackingNumber complaint);

    /** Whose number it is; empty when nobody entered it. */
    Optional<TrackingNumber> find(String system, String number);

    /** Enters a number; false when the system gave it to a report already, and nothing is changed then. */
    boolean add(String system, String number, TrackingNumber complaint, String actor, Instant at);

    /** Takes a number away that was entered by mistake. */
    void remove(String system, String number);
}
