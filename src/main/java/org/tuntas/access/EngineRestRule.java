package org.tuntas.access;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One request that may pass to the process engine's REST API.
 *
 * @param method HTTP method, upper case
 * @param path segments behind {@code /camunda/api/}; <code>{}</code> stands for one id, a closing {@code **} for any
 *     further segments
 * @param who whom it is for
 */
record EngineRestRule(String method, List<String> path, Who who) {

    /** For whom a rule is meant; each includes those before it, except that operators do not depend on the order. */
    enum Who {
        /** Everybody who works in Tasklist. */
        OFFICER,
        /** Everybody who may open Cockpit. */
        OBSERVER,
        /** Who runs the machine. */
        OPERATOR
    }

    private static final String ID = "{}";
    private static final String REST = "**";
    /** Ids of the engine and of staff; a slash, a dot segment or anything that needs a second look is not in it. */
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_@:-][A-Za-z0-9._@:-]{0,254}");

    /** @param path as in {@link #path()}, with slashes between */
    static EngineRestRule allow(Who who, String method, String path) {
        return new EngineRestRule(method, List.of(path.split("/")), who);
    }

    /** @param segments of the request's path as it was sent, not decoded */
    boolean covers(String requested, List<String> segments) {
        if (!method.equals(requested)) {
            return false;
        }
        boolean open = path.get(path.size() - 1).equals(REST);
        int fixed = open ? path.size() - 1 : path.size();
        if (open ? segments.size() < fixed : segments.size() != fixed) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            String expected = i < fixed ? path.get(i) : ID;
            String segment = segments.get(i);
            // Fixed words are compared as they were sent: the engine has other filters that do not decode.
            if (expected.equals(ID) ? !isId(segment) : !expected.equals(segment)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether this is what a reader that decodes every segment would read; for what is refused, where the spelling must not
     * matter.
     */
    boolean means(String requested, List<String> segments) {
        try {
            return covers(
                    requested, segments.stream().map(EngineRestRule::decoded).toList());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean isId(String segment) {
        try {
            return SAFE.matcher(decoded(segment)).matches();
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
