package org.tuntas.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.ComplaintState;

/** What everybody may read of other people's reports, for somebody who is writing one. */
public interface Published {

    /**
     * A report that may be about the same thing.
     *
     * @param title its public title
     * @param sameWords in per cent of the words of the shorter one
     */
    record Alike(
            String number,
            String title,
            @Nullable String region,
            ComplaintState state,
            Instant filedAt,
            int sameWords) {}

    /**
     * How many reports with the same words were put into a category.
     *
     * @param code of the category
     */
    record Kind(String code, int reports) {}

    /**
     * Published reports that are being handled and share at least two words with a text, the likeliest first. Only public words are
     * compared; secret and unverified reports, and those that have ended, are never among them.
     *
     * @param regency Kemendagri code; reports of other regencies are left out; null for all
     * @param most how many at most
     */
    List<Alike> like(String text, @Nullable String regency, int most);

    /** Into which categories published reports were put that are handled and share their words with a text, the commonest first. */
    List<Kind> kindsOf(String text);

    /**
     * The words of a text as the search knows them, without endings and without what stands in every sentence; each with the first word of the
     * text that it comes from, in small letters.
     */
    Map<String, String> stems(String text);
}
