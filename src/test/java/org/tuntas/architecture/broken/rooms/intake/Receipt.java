package org.tuntas.architecture.broken.rooms.intake;

public record Receipt(String number) {}
