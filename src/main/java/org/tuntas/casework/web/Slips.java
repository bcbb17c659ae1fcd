package org.tuntas.casework.web;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;

/** The newest slips of an officer's session. A PIN leaves it once, also when its slip is forgotten and the form sent again. */
class Slips implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 20;
    /** More than anybody enters in a day. */
    private static final int MOST_REMEMBERED = 1_000;

    private final LinkedHashMap<String, Slip> byKey = new LinkedHashMap<>();
    private final LinkedHashSet<String> shown = new LinkedHashSet<>();

    /** Keeps a slip. The form that came twice brings the same one, and what was shown stays shown. */
    synchronized void keep(String key, Slip slip) {
        byKey.putIfAbsent(key, shown.contains(key) ? slip.shown() : slip);
        while (byKey.size() > MOST) {
            byKey.remove(byKey.keySet().iterator().next());
        }
    }

    /** A slip, with its PIN the first time. */
    synchronized Optional<Slip> show(String key) {
        Slip slip = byKey.get(key);
        if (slip == null) {
            return Optional.empty();
        }
        byKey.put(key, slip.shown());
        shown.add(key);
        while (shown.size() > MOST_REMEMBERED) {
            shown.remove(shown.iterator().next());
        }
        return Optional.of(slip);
    }
}
