package org.tuntas.modelling;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** Says findings and rules in a language of people: Indonesian, or English for those who ask for it. */
public final class FindingWords {

    private final ResourceBundle words;

    /** @param locale English, or anything else for Indonesian */
    public FindingWords(Locale locale) {
        this.words = ResourceBundle.getBundle(
                "messages.findings",
                locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** What is wrong, in one sentence. */
    public String what(Finding finding) {
        return what(finding.rule(), finding.arguments());
    }

    /** What is wrong where a rule is broken, in one sentence. */
    String what(Rule rule, List<String> arguments) {
        return said("finding." + rule.id(), arguments).strip();
    }

    /** What would happen to reports and people. */
    public String why(Rule rule) {
        return said("finding." + rule.id() + ".why", List.of());
    }

    /** What to do in the modeler. */
    public String mend(Finding finding) {
        return said("finding." + finding.rule().id() + ".mend", finding.arguments());
    }

    /** The law or decision behind the rule; empty when it is one of the house. */
    public Optional<String> basis(Finding finding) {
        return basis(finding.rule(), finding.arguments());
    }

    /** As {@link #basis(Finding)}, for a rule nobody has broken. */
    public Optional<String> basis(Rule rule) {
        return basis(rule, List.of());
    }

    /** The word for a severity. */
    public String severity(Severity severity) {
        return said("finding.severity." + severity, List.of());
    }

    /** A sentence around findings, such as how many there are. */
    String around(String key, Object... arguments) {
        return new MessageFormat(words.getString("finding.around." + key), Locale.ROOT).format(arguments);
    }

    private Optional<String> basis(Rule rule, List<String> arguments) {
        String key = "finding." + rule.id() + ".basis";
        return words.containsKey(key) ? Optional.of(said(key, arguments)) : Optional.empty();
    }

    private String said(String key, List<String> arguments) {
        Object[] told = arguments.stream().map(this::inWords).toArray();
        return new MessageFormat(words.getString(key), Locale.ROOT).format(told);
    }

    /** An argument that begins with an at sign is itself a text of the bundle; what follows a colon fills its blanks. */
    private String inWords(String argument) {
        int colon = argument.indexOf(':');
        String key = "finding.term."
                + argument.substring(Math.min(1, argument.length()), colon < 0 ? argument.length() : colon);
        if (!argument.startsWith("@") || !words.containsKey(key)) {
            return argument;
        }
        return colon < 0
                ? words.getString(key)
                : new MessageFormat(words.getString(key), Locale.ROOT)
                        .format(argument.substring(colon + 1).split("\\|", -1));
    }
}
