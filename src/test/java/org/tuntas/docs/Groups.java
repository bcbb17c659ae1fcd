package org.tuntas.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who is meant by a group of a table or by an expression of a model. */
final class Groups {

    private static final Path EXPRESSIONS = Path.of("src/main/java/org/tuntas/lifecycle/steps/GroupExpressions.java");
    private static final Pattern CALL = Pattern.compile("\\$\\{groups\\.(\\w+)\\(.*\\)}");
    private static final Map<String, String> ROLES = Map.of(
            "admin", "administrators of the %s",
            "head", "head of the %s",
            "officer", "liaison officers of the %s",
            "inspector", "inspectors of the %s");
    private static final Map<String, String> OF_NO_OFFICE = Map.of(
            "desk-admin", "officers of the desk",
            "desk-coordinator", "coordinator of the desk",
            "ombudsman", "Ombudsman",
            "operator", "operators");

    private Groups() {}

    /**
     * @param patterns as in the ladder table, e.g. <code>{agency}-admin,{unit}-head</code>
     * @throws IllegalStateException when a group is unknown
     */
    static String named(String patterns) {
        return Arrays.stream(patterns.split(",", -1)).map(Groups::one).collect(Collectors.joining(", "));
    }

    private static String one(String pattern) {
        Matcher ofNode = Pattern.compile("\\{(agency|unit)}-(\\w+)").matcher(pattern.strip());
        String words = ofNode.matches() && ROLES.containsKey(ofNode.group(2))
                ? ROLES.get(ofNode.group(2)).formatted(ofNode.group(1))
                : OF_NO_OFFICE.get(pattern.strip());
        if (words == null) {
            throw new IllegalStateException("Say in Groups who " + pattern + " is");
        }
        return words;
    }

    /**
     * What the first sentence above a method of {@code groups} says.
     *
     * @param expression as in the models, e.g. <code>${groups.desk()}</code>
     */
    static String offeredTo(String expression) {
        Matcher call = CALL.matcher(expression);
        if (!call.matches()) {
            throw new IllegalStateException("Not a call of groups: " + expression);
        }
        Matcher comment = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public \\S+ " + call.group(1) + "\\(", Pattern.DOTALL)
                .matcher(source());
        if (!comment.find()) {
            throw new IllegalStateException("Nothing is said about " + call.group(1) + " in " + EXPRESSIONS);
        }
        String said = comment.group(1).replaceAll("\\s*\n\\s*\\*\\s?", " ").strip();
        return said.replaceFirst("\\.(\\s.*)?$", "");
    }

    private static String source() {
        try {
            return Files.readString(EXPRESSIONS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
