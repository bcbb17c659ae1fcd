package org.tuntas.procedure;

/** What a reporter can tell the procedure. The names are those of the messages in the models. */
public enum ReporterSignal {
    REPLIED("reporter.replied"),
    SATISFIED("reporter.satisfied"),
    DISSATISFIED("reporter.dissatisfied"),
    COMPLETED("complaint.completed"),
    WITHDRAWN("complaint.withdrawn");

    private final String message;

    ReporterSignal(String message) {
        this.message = message;
    }

    /** Name of the message in the models. */
    public String message() {
        return message;
    }
}
