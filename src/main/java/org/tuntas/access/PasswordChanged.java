package org.tuntas.access;

/** Somebody of the staff has given themselves another password. */
public record PasswordChanged(String login) {}
