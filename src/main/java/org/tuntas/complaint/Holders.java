package org.tuntas.complaint;

import java.util.List;
import java.util.Objects;

/** Which groups hold a complaint, by what our own tables know of it. A group is called {@code <node>-<role>}. */
public final class Holders {

    /** The officers of the desk. */
    public static final String DESK = "desk-admin";

    private Holders() {}

    /**
     * Whoever must act on a complaint now: those who hear it on an appeal, the desk where agencies disagree, otherwise the units at
     * work, otherwise its agency, otherwise its verifiers.
     */
    public static List<String> of(Complaint complaint, List<Assignment> open) {
        if (complaint.state() == ComplaintState.APPEALED) {
            return List.of(appealPanel(complaint));
        }
        if (complaint.awaitsDetermination()) {
            return List.of(DESK);
        }
        if (!open.isEmpty()) {
            return open.stream()
                    .map(share -> share.givenBack() ? administrators(complaint) : officers(complaint, share.unit()))
                    .distinct()
                    .toList();
        }
        if (complaint.state() == ComplaintState.RECEIVED) {
            return List.of(verifiers(complaint));
        }
        if (complaint.forwardedAt() != null && complaint.unit() != null) {
            return List.of(officers(complaint, complaint.unit()));
        }
        return List.of(
                complaint.forwardedAt() != null && complaint.agency() != null
                        ? complaint.agency() + "-admin"
                        : verifiers(complaint));
    }

    /** Who disposes: the administrators of the agency that holds a complaint. */
    private static String administrators(Complaint complaint) {
        return Objects.requireNonNull(complaint.agency(), "no agency holds it") + "-admin";
    }

    /** Who verifies: the agency that is named, otherwise the desk. */
    public static String verifiers(Complaint complaint) {
        return complaint.namedAgency() == null ? DESK : complaint.namedAgency() + "-admin";
    }

    /**
     * Who works on a unit's share: its liaison officers, or, where misconduct is alleged, the inspector, never the unit that is
     * accused.
     */
    public static String officers(Complaint complaint, String unit) {
        return unit + (complaint.supervisionClass() == SupervisionClass.SUPERVISORY ? "-inspector" : "-officer");
    }

    /** Who hears the appeal; the inspectors of the agency while nobody has been named, as in rounds that began before 1.2.0. */
    public static String appealPanel(Complaint complaint) {
        return complaint.heardBy() == null ? inspectors(complaint) : complaint.heardBy();
    }

    /** The group of the inspectors of the agency that holds a complaint. */
    public static String inspectors(Complaint complaint) {
        return Objects.requireNonNull(complaint.agency(), "no agency holds it") + "-inspector";
    }
}
