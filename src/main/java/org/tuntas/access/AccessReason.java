package org.tuntas.access;

import java.util.List;
import org.tuntas.reporter.IdentityAccess.Basis;
import org.tuntas.reporter.IdentityAccess.Scope;

/** Why somebody may look. The words are in {@code messages/identity}. */
public enum AccessReason {
    CONTACT,
    SERVICE_DATA,
    DELIVERY,
    EXAMINATION,
    DELAY,
    DANGER,
    COURT_ORDER,
    PROTECTION,
    CONSENT;

    /** Those that count for a way of looking. An identity behind the glass needs more than an examination. */
    public static List<AccessReason> forUse(Basis basis, Scope scope) {
        if (basis == Basis.HOLDER) {
            return List.of(CONTACT, SERVICE_DATA, DELIVERY);
        }
        return scope == Scope.CONTENT
                ? List.of(EXAMINATION, DELAY, DANGER, COURT_ORDER)
                : List.of(DANGER, COURT_ORDER, PROTECTION, CONSENT);
    }

    /** How many characters the officer must write besides, at least. */
    public static int shortestWords(Basis basis, Scope scope) {
        if (basis == Basis.HOLDER) {
            return 10;
        }
        return scope == Scope.CONTENT ? 20 : 40;
    }
}
