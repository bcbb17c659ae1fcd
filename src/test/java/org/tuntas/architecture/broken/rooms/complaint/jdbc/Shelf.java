package org.tuntas.architecture.broken.rooms.complaint.jdbc;

public record Shelf(String row) {}
