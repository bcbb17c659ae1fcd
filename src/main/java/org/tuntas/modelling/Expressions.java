package org.tuntas.modelling;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an expression of a model names. Only as much of the language is understood as models are offered; whatever is more than
 * that is told apart as such.
 */
final class Expressions {

    private static final Set<String> WORDS = Set.of(
            "true", "false", "null", "empty", "and", "or", "not", "eq", "ne", "lt", "gt", "le", "ge", "div", "mod");

    private final Set<Call> calls = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> others = new LinkedHashSet<>();
    private boolean malformed;

    private Expressions() {}

    /**
     * A call of a bean's method.
     *
     * @param values how many it is given
     * @param isOfVariable whether the first of them is a variable; true when it is given none
     */
    record Call(String bean, String method, int values, boolean isOfVariable) {}

    static boolean isIn(String text) {
        return text.contains("${") || text.contains("#{");
    }

    static Expressions of(String text) {
        Expressions found = new Expressions();
        int from = 0;
        while (true) {
            int start = next(text, from);
            if (start < 0) {
                return found;
            }
            int end = end(text, start + 2);
            if (end < 0) {
                found.malformed = true;
                return found;
            }
            found.read(text.substring(start + 2, end));
            from = end + 1;
        }
    }

    /** Methods of beans that are called. */
    Set<Call> calls() {
        return calls;
    }

    /** Names that stand for themselves: variables, and beans without a method. */
    Set<String> names() {
        return names;
    }

    /** Anything else, such as a method of a variable or of the engine. */
    Set<String> others() {
        return others;
    }

    boolean isMalformed() {
        return malformed;
    }

    private static int next(String text, int from) {
        int dollar = text.indexOf("${", from);
        int hash = text.indexOf("#{", from);
        return dollar < 0 ? hash : hash < 0 ? dollar : Math.min(dollar, hash);
    }

    private static int end(String text, int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                at = text.indexOf(c, at + 1);
                if (at < 0) {
                    return -1;
                }
            } else if (c == '}') {
                return at;
            }
            at++;
        }
        return -1;
    }

    private void read(String body) {
        String code = withoutTexts(body);
        if (code.isBlank()
                || code.chars().filter(c -> c == '(').count()
                        != code.chars().filter(c -> c == ')').count()) {
            malformed = true;
            return;
        }
        int at = 0;
        while (at < code.length()) {
            char c = code.charAt(at);
            if (Character.isJavaIdentifierStart(c)) {
                at = chain(code, at);
            } else if (Character.isDigit(c)) {
                while (at < code.length() && (Character.isLetterOrDigit(code.charAt(at)) || code.charAt(at) == '.')) {
                    at++;
                }
            } else {
                if (c == '[' || c == '=' && !isComparison(code, at)) {
                    others.add(body.strip());
                }
                at++;
            }
        }
    }

    private static boolean isComparison(String code, int at) {
        return "=!<>".indexOf(at > 0 ? code.charAt(at - 1) : ' ') >= 0
                || at + 1 < code.length() && code.charAt(at + 1) == '=';
    }

    /** Reads names joined by dots and says where to go on: inside the parentheses of a call. */
    private int chain(String code, int from) {
        List<String> names = new ArrayList<>();
        int at = from;
        while (true) {
            int end = at;
            while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
                end++;
            }
            names.add(code.substring(at, end));
            at = end;
            if (at + 1 < code.length()
                    && code.charAt(at) == '.'
                    && Character.isJavaIdentifierStart(code.charAt(at + 1))) {
                at++;
            } else {
                break;
            }
        }
        boolean isCall = at < code.length() && code.charAt(at) == '(';
        String whole = String.join(".", names);
        if (isCall && names.size() == 2 && !names.get(0).equals("execution")) {
            int close = close(code, at);
            String inside = code.substring(at + 1, close);
            calls.add(new Call(
                    names.get(0),
                    names.get(1),
                    values(inside),
                    inside.isBlank()
                            || Character.isJavaIdentifierStart(inside.strip().charAt(0))));
            if (close + 1 < code.length() && code.charAt(close + 1) == '.') {
                others.add(whole + "(…)" + code.substring(close + 1).strip());
                return code.length();
            }
        } else if (isCall || names.size() > 1) {
            if (!whole.equals("execution.processBusinessKey")) {
                others.add(whole);
            }
        } else if (!WORDS.contains(whole)) {
            this.names.add(whole);
        }
        return at;
    }

    private static int close(String code, int open) {
        int depth = 0;
        for (int at = open; at < code.length(); at++) {
            depth += code.charAt(at) == '(' ? 1 : code.charAt(at) == ')' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return code.length() - 1;
    }

    private static int values(String inside) {
        if (inside.isBlank()) {
            return 0;
        }
        int depth = 0;
        int values = 1;
        for (char c : inside.toCharArray()) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            values += c == ',' && depth == 0 ? 1 : 0;
        }
        return values;
    }

    /** Quoted texts name nothing: a digit stands in for each. */
    private static String withoutTexts(String body) {
        return body.replaceAll("'[^']*'|\"[^\"]*\"", "0");
    }
}
