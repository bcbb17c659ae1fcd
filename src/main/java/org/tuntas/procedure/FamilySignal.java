package org.tuntas.procedure;

/** What a report that is merged into another one can be told. */
public enum FamilySignal implements Signal {
    PARENT_ANSWERED("parent.answered"),
    UNMERGED("complaint.unmerged");

    private final String message;

    FamilySignal(String message) {
        this.message = message;
    }

    @Override
    public String message() {
        return message;
    }
}
