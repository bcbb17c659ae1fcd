package org.tuntas.attachment;

import java.util.List;
import org.tuntas.complaint.InvalidInput;

/** Looks into uploaded files: what they are, whether they may be kept, and takes out what must not be passed on. */
public interface Examiner {

    /**
     * Examines all files of a request.
     *
     * @return as many as came, in the same order
     * @throws InvalidInput naming every file that is not taken, and why
     */
    List<ExaminedFile> examine(Uploads uploads);
}
