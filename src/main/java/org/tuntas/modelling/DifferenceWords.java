package org.tuntas.modelling;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says differences in a language of people: Indonesian, or English for those who ask for it. */
public final class DifferenceWords {

    private static final Pattern CALL = Pattern.compile("[$#]\\{\\s*(\\w+)\\.(\\w+)\\((.*)\\)\\s*}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Locale language;
    private final ResourceBundle words;
    private final ResourceBundle domain;
    private final FindingWords findings;

    /** @param locale English, or anything else for Indonesian */
    public DifferenceWords(Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        this.language = english ? Locale.ENGLISH : Locale.forLanguageTag("id-ID");
        this.words = bundle("messages.differences", english);
        this.domain = bundle("messages.words", english);
        this.findings = new FindingWords(locale);
    }

    private static ResourceBundle bundle(String name, boolean english) {
        return ResourceBundle.getBundle(
                name,
                english ? Locale.ENGLISH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** What is different, in one sentence and what completes it. */
    public String what(Difference difference) {
        StringBuilder said = new StringBuilder(
                said("difference." + difference.change().id(), subject(difference.subject()), difference.arguments()));
        for (Difference.Clause clause : difference.clauses()) {
            String further = said("difference.clause." + clause.key(), "", clause.arguments());
            said.append(' ')
                    .append(further.substring(0, 1).toUpperCase(language))
                    .append(further.substring(1));
        }
        return said.toString();
    }

    /** The word for how a difference is marked on a drawing. */
    public String mark(Change.Mark mark) {
        return words.getString("difference.mark." + mark);
    }

    /** A sentence around differences, such as how many there are. */
    String around(String key, Object... arguments) {
        return new MessageFormat(words.getString("difference.around." + key), Locale.ROOT).format(arguments);
    }

    private String subject(Difference.Subject subject) {
        String name = subject.kind().equals("stage-code") ? code("stage", subject.name()) : subject.name();
        return words.getString("difference.kind." + subject.kind()) + " " + Difference.named(name);
    }

    private String said(String key, String subject, List<String> arguments) {
        Object[] told = new Object[arguments.size() + 1];
        told[0] = subject;
        for (int at = 0; at < arguments.size(); at++) {
            told[at + 1] = inWords(arguments.get(at));
        }
        return new MessageFormat(words.getString(key), Locale.ROOT).format(told);
    }

    private String inWords(String argument) {
        if (argument.startsWith(Difference.VALUE)) {
            return value(argument.substring(1));
        }
        return argument.startsWith(Difference.TERM) ? term(argument.substring(1).split(Difference.AND, -1)) : argument;
    }

    private String term(String[] parts) {
        if (parts[0].startsWith("code.")) {
            String said = code(parts[0].substring("code.".length()), parts[1]);
            return said.equals(parts[1]) ? Difference.named(parts[parts.length - 1]) : said;
        }
        return switch (parts[0]) {
            case "finding" -> findings.what(Rule.valueOf(parts[1]), List.of(parts[2]));
            case "date" -> LocalDate.parse(parts[1]).format(DateTimeFormatter.ofPattern("d MMMM yyyy", language));
            default ->
                parts[0].startsWith("type.") && !words.containsKey("difference." + parts[0])
                        ? parts[0].substring("type.".length())
                        : new MessageFormat(words.getString("difference." + parts[0]), Locale.ROOT)
                                .format(parts.length > 1 ? new Object[] {parts[1]} : new Object[0]);
        };
    }

    /** What the domain calls a code of a table. */
    private String code(String column, String code) {
        String key = (column.equals("supervisionClass") ? "class" : column) + "." + code;
        return domain.containsKey(key) ? domain.getString(key) : code;
    }

    /** An expression that Tuntas offers, in words; anything else as it is written. */
    private String value(String written) {
        if (written.equals("true") || written.equals("false")) {
            return words.getString("difference.value." + written);
        }
        Matcher call = CALL.matcher(written);
        if (call.matches()) {
            String key = "difference.call." + call.group(1) + "." + call.group(2);
            if (words.containsKey(key)) {
                String[] given = call.group(3).split(",", -1);
                return new MessageFormat(words.getString(key), Locale.ROOT)
                        .format(new Object[] {given[given.length - 1].strip()});
            }
        }
        return NUMBER.matcher(written).matches() ? written : Difference.named(written);
    }
}
