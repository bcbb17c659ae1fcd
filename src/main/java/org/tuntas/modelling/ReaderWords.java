package org.tuntas.modelling;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What readers of XML and JSON say about a file, as a term of {@link FindingWords} with the line and the names in it. */
final class ReaderWords {

    private static final Pattern LINE = Pattern.compile("Line=(\\d+)|^(\\d+): |line: (\\d+)");

    /** What is said, by the end of the key of our words for it; groups become their blanks behind the line. */
    private static final Map<String, Pattern> SAID = said();

    private ReaderWords() {}

    private static Map<String, Pattern> said() {
        Map<String, Pattern> said = new LinkedHashMap<>();
        said.put(
                "cut",
                Pattern.compile(
                        "start and end within the same entity|terminated by the matching|Unexpected end-of-input"
                                + "|Premature end of file|Unexpected close marker"));
        said.put("encoding", Pattern.compile("Invalid byte|Invalid UTF-8|Malformed byte sequence"));
        said.put("character", Pattern.compile("invalid XML character|Illegal unquoted character"));
        said.put("depth", Pattern.compile("nesting depth|maxElementDepth|depth of the element"));
        said.put("nowhere", Pattern.compile("binding for IDREF '([^']*)'"));
        said.put("id", Pattern.compile("'([^']*)' is not a valid value for '(?:NCName|ID|IDREF)'"));
        said.put(
                "attribute",
                Pattern.compile("Attribute '([^']*)' is not allowed to appear in element '(?:\\w+:)?([^']*)'"));
        said.put("lacks", Pattern.compile("Attribute '([^']*)' must appear on element '(?:\\w+:)?([^']*)'"));
        said.put("place", Pattern.compile("Invalid content was found starting with element '(?:\\{[^}]*:)?(\\w+)"));
        said.put("incomplete", Pattern.compile("content of element '(?:\\w+:)?([^']*)' is not complete"));
        said.put("twice", Pattern.compile("multiple occurrences of ID value '([^']*)'"));
        said.put("prefix", Pattern.compile("[Tt]he prefix \"([^\"]*)\" for"));
        said.put("marks", Pattern.compile("well-formed character data or markup|entity name must immediately follow"));
        said.put("comma", Pattern.compile("Unexpected character|Unrecognized token|was expecting"));
        return said;
    }

    /** The term for what a reader said; the reader's own words where we have none. */
    static String plain(String reader) {
        for (Map.Entry<String, Pattern> one : SAID.entrySet()) {
            Matcher found = one.getValue().matcher(reader);
            if (found.find()) {
                StringBuilder term = new StringBuilder("@read." + one.getKey() + ":" + line(reader));
                for (int group = 1; group <= found.groupCount(); group++) {
                    term.append('|').append(found.group(group).replace('|', '/'));
                }
                return term.toString();
            }
        }
        return reader;
    }

    private static String line(String reader) {
        Matcher line = LINE.matcher(reader);
        if (!line.find()) {
            return "–";
        }
        return line.group(1) != null ? line.group(1) : line.group(2) != null ? line.group(2) : line.group(3);
    }
}
