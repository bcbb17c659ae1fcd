package org.tuntas.intake.web;

import org.tuntas.complaint.Complaint;

/** What an officer would ask for, and whether it is there. Nothing of it is required. */
enum Completeness {
    DETAIL,
    PLACE,
    TIME,
    SERVICE,
    PHOTO,
    CONTACT;

    boolean isIn(WrittenReport report) {
        return switch (this) {
            case DETAIL -> report.text().length() >= Complaint.SHORTEST_CLEAR_TEXT;
            case PLACE ->
                report.region() != null
                        && (!report.value("address").isEmpty() || report.point().isPresent());
            case TIME -> report.occurredOn() != null;
            case SERVICE -> report.category() != null || report.orNull("agency") != null;
            // Files do not travel with the form: the page looks for itself.
            case PHOTO -> false;
            case CONTACT -> report.orNull("phone") != null || report.orNull("email") != null;
        };
    }
}
