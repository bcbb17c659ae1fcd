package org.tuntas.modelling.rehearsal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What came of scenarios, as text for a console. */
public final class PlayedText {

    private final ResourceBundle words;

    /** @param language English, or anything else for Indonesian */
    public PlayedText(Locale language) {
        this.words = ResourceBundle.getBundle(
                "messages.rehearsal",
                language.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** A sentence around scenarios, by its key without {@code rehearsal.command.}. */
    public String said(String key, Object... arguments) {
        return new MessageFormat(words.getString("rehearsal.command." + key), Locale.ROOT).format(arguments);
    }

    /** Whether a scenario held, and all that happened in it. */
    String story(WrittenScenario written, PlayedScenario played) {
        return told(written, played, true);
    }

    /** Whether a scenario held, and what is not as expected in it. */
    public String verdict(WrittenScenario written, PlayedScenario played) {
        return told(written, played, false);
    }

    private String told(WrittenScenario written, PlayedScenario played, boolean all) {
        StringBuilder text = new StringBuilder(said(played.holds() ? "holds" : "fails", played.name(), written.file()));
        for (Beat beat : played.beats()) {
            if (all || beat.kind().isBad()) {
                text.append(System.lineSeparator())
                        .append(beat.kind().isBad() ? "  ! " : "    ")
                        .append(beat.at())
                        .append("  ")
                        .append(beat.text());
            }
        }
        return text.toString();
    }
}
