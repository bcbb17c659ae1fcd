package org.tuntas.casework.web;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Optional;

/** The newest slips of an officer's session. A PIN leaves it once. */
class Slips implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 20;

    private final LinkedHashMap<String, Slip> byKey = new LinkedHashMap<>();

    /** Keeps a slip. The form that came twice brings the same one, and what was shown stays shown. */
    synchronized void keep(String key, Slip slip) {
        byKey.putIfAbsent(key, slip);
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
        return Optional.of(slip);
    }
}
