package org.tuntas.modelling.rehearsal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** A scenario file cannot be understood. */
public final class UnreadableScenario extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final String key;
    private final String[] arguments;

    /**
     * @param line from 1; 0 for the file as a whole
     * @param key of the sentence, without {@code rehearsal.unreadable.}
     */
    UnreadableScenario(int line, String key, String... arguments) {
        super("line " + line + ": " + key + " " + String.join(", ", arguments));
        this.line = line;
        this.key = key;
        this.arguments = arguments.clone();
    }

    /** The line, from 1; 0 for the file as a whole. */
    public int line() {
        return line;
    }

    /** Key of what is wrong. */
    String key() {
        return key;
    }

    /** What is wrong, without the line. */
    public String sentence(Locale language) {
        ResourceBundle words = ResourceBundle.getBundle(
                "messages.rehearsal",
                language.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(words.getString("rehearsal.unreadable." + key), Locale.ROOT).format(arguments.clone());
    }
}
