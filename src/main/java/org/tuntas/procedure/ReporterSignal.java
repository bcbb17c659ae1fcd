package org.tuntas.procedure;

/** What a reporter can tell the procedure. The names are those of the messages in the models. */
public enum ReporterSignal implements Signal {
    REPLIED("reporter.replied"),
    SATISFIED("reporter.satisfied"),
    DISSATISFIED("reporter.dissatisfied"),
    COMPLETED("complaint.completed"),
    WITHDRAWN("complaint.withdrawn");

    private final String message;

    ReporterSignal(String message) {
        this.message = message;
    }

    @Override
    public String message() {
        return message;
    }
}
