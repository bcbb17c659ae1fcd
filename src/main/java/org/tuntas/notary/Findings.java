package org.tuntas.notary;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the check of downloaded files has to say, in the words of people: Indonesian, or English for those who ask for it. */
final class Findings {

    /** More would hide what matters. */
    private static final int MOST_PER_FILE = 20;

    private final ResourceBundle words;
    private final List<String> lines = new ArrayList<>();
    private int wrong;
    private int wrongInFile;

    Findings(Locale language) {
        this.words = ResourceBundle.getBundle(
                "messages.notary",
                language.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** What follows is about this file. */
    void about(String file) {
        endOfFile();
        lines.add(file);
    }

    /** Something that is as it should be, or that must be known. */
    void said(String key, Object... arguments) {
        lines.add("  " + text(key, arguments));
    }

    /** Something that is not as it should be. */
    void wrong(String key, Object... arguments) {
        wrong++;
        wrongInFile++;
        if (wrongInFile <= MOST_PER_FILE) {
            lines.add("  " + text("mark") + " " + text(key, arguments));
        }
    }

    /** How much is wrong, over all files. */
    int wrongs() {
        return wrong;
    }

    /** How much is wrong in the current file. */
    int wrongsInFile() {
        return wrongInFile;
    }

    /** All that was said. */
    String all() {
        endOfFile();
        return String.join(System.lineSeparator(), lines);
    }

    private void endOfFile() {
        if (wrongInFile > MOST_PER_FILE) {
            lines.add("  " + text("more", wrongInFile - MOST_PER_FILE));
        }
        wrongInFile = 0;
    }

    /** A sentence of the command. */
    String text(String key, Object... arguments) {
        return new MessageFormat(words.getString("notary.verify." + key), Locale.ROOT).format(arguments);
    }
}
