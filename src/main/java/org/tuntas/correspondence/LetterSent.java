package org.tuntas.correspondence;

/** A letter was taken by the other side. */
public record LetterSent(Letter letter) {}
