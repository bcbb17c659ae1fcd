package org.tuntas.intake;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tuntas.complaint.ComplaintType;

/** What can be told from a report before anybody has read it. All of it is a proposal. */
public final class FirstReading {

    private static final int LONGEST_HEADING = 80;
    private static final int SHORTEST_HEADING = 5;

    private static final Pattern ASKS = Pattern.compile(
            "\\?\\s*$|^\\W*(?:apa(?:kah)?|bagaimana(?:kah)?|kapan(?:kah)?|di ?mana(?:kah)?|berapa(?:kah)?|siapa(?:kah)?|mohon (?:info|informasi|penjelasan)"
                    + "|(?:saya )?(?:ingin|mau|hendak) (?:ber)?tanya|minta informasi|how|when|where|what|who|which|may i know)\\b");
    private static final Pattern WISHES = Pattern.compile(
            "\\b(?:usul|usulan|mengusulkan|saran|menyarankan|sebaiknya|alangkah baiknya|aspirasi|harapan kami|suggest(?:ion)?|propose|proposal"
                    + "|it would be (?:good|nice|better))\\b");
    private static final Pattern END_OF_SENTENCE = Pattern.compile("[.!?](?=\\s|$)|\\R");

    private FirstReading() {}

    /** What a text asks for: a question, a wish, or, most often, that something be put right. */
    public static ComplaintType type(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (WISHES.matcher(lower).find()) {
            return ComplaintType.ASPIRATION;
        }
        return ASKS.matcher(lower).find() ? ComplaintType.INFORMATION_REQUEST : ComplaintType.COMPLAINT;
    }

    /** A heading for a text that has none: its first sentence, or as many whole words of it as fit. */
    public static String heading(String text) {
        String first = text.strip();
        Matcher end = END_OF_SENTENCE.matcher(first);
        while (end.find()) {
            if (end.start() >= SHORTEST_HEADING) {
                first = first.substring(0, end.start());
                break;
            }
        }
        first = first.replaceAll("\\s+", " ").strip();
        if (first.length() <= LONGEST_HEADING) {
            return first;
        }
        int space = first.lastIndexOf(' ', LONGEST_HEADING - 1);
        int cut = space >= SHORTEST_HEADING ? space : LONGEST_HEADING - 1;
        // Half of a pair is no character.
        return first.substring(0, Character.isHighSurrogate(first.charAt(cut - 1)) ? cut - 1 : cut) + "…";
    }
}
