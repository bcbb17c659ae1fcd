package org.tuntas.attachment;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.tuntas.complaint.FieldProblem;

/**
 * The files of a request, which lie on disk until it is answered.
 *
 * @param problems what was already wrong while they were read; the files concerned are not among {@code files}
 */
public record Uploads(List<Upload> files, List<FieldProblem> problems) {

    private static final String ATTRIBUTE = Uploads.class.getName();
    private static final Uploads NONE = new Uploads(List.of(), List.of());

    /** The files of a request; none when it has none. */
    public static Uploads of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Uploads uploads ? uploads : NONE;
    }

    /** Lets {@link #of} find them. */
    public void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** What tells a repetition from a different request: the digests of the files as they came, in order. */
    public String fingerprint() {
        return files.stream().map(Upload::sha256).collect(Collectors.joining(" "));
    }
}
