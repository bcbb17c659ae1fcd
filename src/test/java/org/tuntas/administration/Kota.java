package org.tuntas.administration;

import java.util.concurrent.atomic.AtomicInteger;

/** Who changes settings in the demonstration, and people and offices that a test has to itself. */
final class Kota {

    static final String OPERATOR = "doni.operator";
    static final String AGENCY = "kota-tangerang";
    static final String AGENCY_ADMIN = "sari.kota";
    static final String OTHER_AGENCY_ADMIN = "kartika.kemenkes";
    static final String AUDITOR = "indra.auditor";
    static final String OFFICER = "budi.dishub";
    /** Admin of a unit, which is no agency. */
    static final String UNIT_ADMIN = "hendra.dishub";

    private static final AtomicInteger NEXT = new AtomicInteger();

    private Kota() {}

    /** A word that no other test uses. */
    static String unused(String word) {
        return word + NEXT.incrementAndGet();
    }
}
