package org.tuntas.architecture.broken.rooms.complaint;

import org.tuntas.architecture.broken.rooms.intake.Receipt;

public record UpwardComplaint(Receipt receipt) {}
