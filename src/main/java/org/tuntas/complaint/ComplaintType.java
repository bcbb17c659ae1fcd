package org.tuntas.complaint;

/** What the reporter asks of the public service; decides the resolution limit together with {@link SupervisionClass}. */
public enum ComplaintType {
    /** pengaduan: a service went wrong */
    COMPLAINT,
    /** aspirasi: a wish or a proposal */
    ASPIRATION,
    /** permintaan informasi: a question */
    INFORMATION_REQUEST
}
