package org.tuntas.correspondence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a letter says, in the order in which it is read. The templates only lay it out.
 *
 * @param language tag of the language, for screen readers
 * @param number of the report that it is about; null when it is about none or several
 * @param paragraphs what happened
 * @param quote what was written to the recipient; null when nothing was, or it must not travel by mail
 * @param limits until when what must be done, and why then
 * @param daysOff holidays that these limits leave out; null when there are none
 * @param todo what the recipient can do; null when there is nothing
 * @param link where they do it
 * @param before what else happened since the last letter, newest last
 * @param help where they find help
 * @param footer why they get the letter
 */
record LetterContent(
        String language,
        String subject,
        @Nullable String number,
        @Nullable String title,
        String greeting,
        List<String> paragraphs,
        @Nullable Quote quote,
        List<Limit> limits,
        @Nullable String daysOff,
        @Nullable String todo,
        Link link,
        List<String> before,
        List<String> help,
        String signature,
        List<String> footer,
        Labels labels) {

    /** What an officer wrote, line by line. */
    record Quote(String heading, List<String> lines) {}

    /**
     * A limit in words.
     *
     * @param name what must be done until then
     * @param why it is that date
     */
    record Limit(String name, String at, String why) {}

    /** A link and what it leads to. */
    record Link(String label, String url) {}

    /** The few words that belong to the layout. */
    record Labels(String number, String title, String before) {}
}
