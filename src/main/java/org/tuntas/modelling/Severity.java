package org.tuntas.modelling;

/** How grave a {@link Finding} is. */
public enum Severity {
    /** Reports would get stuck, get lost or lose a right: such models are not taken into use. */
    ERROR,
    /** It works, but probably not as meant, or nobody can read it. */
    WARNING
}
