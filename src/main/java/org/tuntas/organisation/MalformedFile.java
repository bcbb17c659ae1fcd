package org.tuntas.organisation;

import org.jspecify.annotations.Nullable;

/** A CSV file of the organisation cannot be taken as it is. Nothing of its folder was loaded. */
public class MalformedFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A fault of the file as a whole. */
    public MalformedFile(String file, String fault, @Nullable Throwable cause) {
        super(file + ": " + fault, cause);
    }

    /**
     * A fault in a line.
     *
     * @param line 1 for the header; where a quoted value runs over several lines, the last of them
     */
    public MalformedFile(String file, long line, String fault, @Nullable Throwable cause) {
        super(file + ", line " + line + ": " + fault, cause);
    }
}
