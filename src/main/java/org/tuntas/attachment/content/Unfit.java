package org.tuntas.attachment.content;

import java.util.List;

/** A file that is not taken, and why: a key of the message bundle {@code messages/attachment}. */
class Unfit extends Exception {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<Object> arguments;

    Unfit(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** The content is not what it says it is, or incomplete. */
    static Unfit broken() {
        return new Unfit("file.broken");
    }

    /** The end is missing, as after a download or a copy that broke off. */
    static Unfit cutOff() {
        return new Unfit("file.cutOff");
    }

    String key() {
        return key;
    }

    /** What the message names after the file. */
    List<Object> arguments() {
        return arguments;
    }
}
