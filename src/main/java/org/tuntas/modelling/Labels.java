package org.tuntas.modelling;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;

/** Which codes have words for people: a code without words cannot be shown to a reporter. */
final class Labels {

    private Labels() {}

    /**
     * Codes of a kind.
     *
     * @param prefix of their keys, e.g. {@code reason.}
     */
    static Set<String> of(String prefix) {
        return ResourceBundle.getBundle("messages.words", Locale.ROOT).keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .filter(code -> !code.contains("."))
                .collect(Collectors.toSet());
    }
}
