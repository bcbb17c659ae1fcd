package org.tuntas.reporter;

import org.tuntas.complaint.TrackingNumber;

/** Links that let the reporter into their own view without a PIN. They are made when needed and kept nowhere. */
public class TrackingLinks {

    private final PinDoor door;
    private final String base;

    /** @param publicUrl where the public reaches Tuntas, e.g. {@code https://lapor.example.go.id} */
    TrackingLinks(PinDoor door, String publicUrl) {
        this.door = door;
        this.base = publicUrl.replaceFirst("/+$", "");
    }

    /** Where the public reaches Tuntas, without a slash at the end. */
    public String base() {
        return base;
    }

    /**
     * The link to a report. Whoever has it can do what the reporter can, until the PIN is renewed.
     *
     * @throws org.tuntas.complaint.Refused UNKNOWN when there is no such complaint
     */
    public String toReport(TrackingNumber number) {
        return base + "/laporan/" + number.value() + "?kunci=" + door.token(number);
    }
}
