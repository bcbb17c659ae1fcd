package org.tuntas.access;

/** A request that does not reach the process engine. */
final class EngineRestRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String messageKey;

    /** @param messageKey in the bundle {@code messages/access} */
    EngineRestRefused(int status, String messageKey) {
        // An expected answer to a hostile request: a stack trace would only cost.
        super(messageKey, null, false, false);
        this.status = status;
        this.messageKey = messageKey;
    }

    int status() {
        return status;
    }

    String messageKey() {
        return messageKey;
    }
}
